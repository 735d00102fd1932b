"""What the tests of printed numbers share: both sample customers, built once a session in both languages."""

from __future__ import annotations

import pytest
from built_samples import SAMPLES, Built, build_samples

from successplan.words import LANGUAGES, Language

Samples = dict[tuple[str, Language], Built]


@pytest.fixture(scope="session")
def samples() -> Samples:
    return build_samples()


@pytest.fixture(params=[(f.name, tongue) for f in SAMPLES for tongue in LANGUAGES], ids="-".join)
def built(request: pytest.FixtureRequest, samples: Samples) -> Built:
    return samples[request.param]
