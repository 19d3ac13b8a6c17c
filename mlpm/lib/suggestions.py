"""Which known words are nearest to what somebody typed?"""

from collections.abc import Mapping

from rapidfuzz import fuzz, process, utils

NEAR_ENOUGH = 60


def nearest(typed: str, names: Mapping[str, str], limit: int = 3) -> list[str]:
    """Keys of `names` whose words are nearest to `typed`, best first; none when all are far."""
    found = process.extract(
        typed[:100],
        names,
        scorer=fuzz.WRatio,
        processor=utils.default_process,
        score_cutoff=NEAR_ENOUGH,
        limit=limit,
    )
    return [key for _, _, key in found]
