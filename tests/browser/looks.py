"""The pages of the app and the devices in which the tests look at them."""

PAGES = ("", "events", "compare", "alignments", "article", "evidence", "data", "eventdata", "search", "yours")
EVERY = (*PAGES, "handout", "method")
PHONE = {"viewport": {"width": 360, "height": 780}, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}
