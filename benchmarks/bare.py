"""The page to compare with: one chart of 500 points, one table of 300 rows, one button. Serve with `streamlit run`."""

import math

import plotly.graph_objects as go
import streamlit as st


@st.cache_resource
def figure() -> go.Figure:
    return go.Figure(go.Scatter(x=list(range(500)), y=[math.sin(i / 20) * i for i in range(500)], mode="markers"))


@st.cache_data
def table() -> list[dict]:
    return [{"number": i, "square": i * i, "word": f"row {i}"} for i in range(300)]


st.title("Bare")
if st.button("Count"):
    st.session_state.count = st.session_state.get("count", 0) + 1
st.markdown(f"Count: {st.session_state.get('count', 0)}")
st.plotly_chart(figure(), key="chart")
st.dataframe(table(), key="table")
