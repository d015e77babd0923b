"""Charts: an index and a theme in, a Plotly figure out. The only place that imports Plotly."""

from plotly.graph_objects import Figure

from dossier.charts.lanes import lanes_figure
from dossier.charts.timeline import timeline_figure

CHARTS = {"timeline": timeline_figure, "lanes": lanes_figure}

__all__ = ["CHARTS", "Figure", "lanes_figure", "timeline_figure"]
