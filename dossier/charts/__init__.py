"""Charts: an index and a theme in, a Plotly figure out. The only place that imports Plotly."""

from dossier.extras import need

need("app", "A figure", "plotly")

from plotly.graph_objects import Figure  # noqa: E402

from dossier.charts.lanes import lanes_figure  # noqa: E402
from dossier.charts.timeline import timeline_figure  # noqa: E402

CHARTS = {"timeline": timeline_figure, "lanes": lanes_figure}

__all__ = ["CHARTS", "Figure", "lanes_figure", "timeline_figure"]
