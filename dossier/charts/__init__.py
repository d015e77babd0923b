"""Charts: a catalogue and a theme in, a figure as plain data out. The only place that imports Plotly."""

from dossier.extras import need

need("app", "A figure", "plotly")

from plotly.graph_objects import Figure  # noqa: E402

from dossier.charts.coded import coded_figure  # noqa: E402
from dossier.charts.overlay import overlay  # noqa: E402
from dossier.charts.sent import Sent  # noqa: E402
from dossier.charts.timeline import lanes_figure, timeline_figure  # noqa: E402
from dossier.charts.years import years_figure  # noqa: E402

CHARTS = {"timeline": timeline_figure, "lanes": lanes_figure}

__all__ = ["CHARTS", "Figure", "Sent", "coded_figure", "lanes_figure", "overlay", "timeline_figure", "years_figure"]
