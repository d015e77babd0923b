"""The only package that imports Streamlit."""

from dossier.extras import need

need("app", "The app")
