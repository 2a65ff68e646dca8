"""Settings all tests share: how many examples Hypothesis tries, and that a run can be repeated.

`fixed` tries the same examples every time, so that a submission fails only for what it changed. `long` looks for new
ones: `./run test property -- --hypothesis-profile=long`.
"""

from hypothesis import HealthCheck, settings

# A slow or busy machine is no fault of the law: neither deadlines nor slowness fail an example.
settings.register_profile(
    "fixed", max_examples=60, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile(
    "long", max_examples=5_000, print_blob=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("fixed")
