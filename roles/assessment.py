"""What is asked, and what is answered, when a reader rates herself? Plain values; no database.

The questions are chosen by what is assumed of her role, not by her answers, so that they stay
where they are while she answers.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mlpm.lib.sentences import gettext
from roles.steps import percent_words
from skills.gaps import Gap, SkillGap, Want, assumed, deciding, gap
from skills.ratings import Ratings

#: Before the slug of a skill, in the name of its question.
ASKED = "rate-"


@dataclass(frozen=True, slots=True)
class Choice:
    """A level 0 to 4 that can be answered; `looks` is what a stranger would see of it."""

    level: int
    name: str
    looks: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Question:
    """How well does she have this skill? `assumed` is what counts when she skips it."""

    skill: Any
    gap: SkillGap
    assumed: int
    choices: Sequence[Choice]
    why: str

    @property
    def is_skipped(self) -> bool:
        return not any(choice.is_chosen for choice in self.choices)

    @property
    def name(self) -> str:
        return f"{ASKED}{self.skill.slug}"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where she stands: the wanted skills beside what she is taken to hold."""

    gap: Gap
    rated: int
    has_origin: bool

    @property
    def working(self) -> str:
        """ "1 − 31 ÷ 120 = 74 %"."""
        return f"1 − {self.gap.size} ÷ {self.gap.most} = {percent_words(self.gap.readiness)}"

    @property
    def rated_words(self) -> str:
        """How much of it is her own word; without a role to start from the rest counts as 0."""
        words = gettext("{rated} of {wanted} rated by you").format(
            rated=self.rated, wanted=len(self.gap.skills)
        )
        if self.has_origin or self.rated == len(self.gap.skills):
            return words
        least = percent_words(self.gap.readiness)
        return gettext("{words}, at least {least}").format(words=words, least=least)


def standing(
    wants: Iterable[Want], wants_of_origin: Iterable[Want] | None, ratings: Mapping[str, int]
) -> Standing:
    """`wants_of_origin` None: nothing is known of where she comes from."""
    wants = list(wants)
    held = assumed(wants_of_origin or (), ratings)
    rated = sum(want.skill in ratings for want in wants)
    return Standing(gap(wants, held), rated, wants_of_origin is not None)


def asked_first(wants: Sequence[Want], wants_of_origin: Iterable[Want]) -> list[str]:
    """The slugs of the few skills that decide the gap."""
    return [one.want.skill for one in deciding(wants, assumed(wants_of_origin, {}))]


def answered(ratings: Ratings, answers: Mapping[str, str]) -> Ratings:
    """The ratings with the answers of the form laid over them: "" skips, so takes back.

    `answers` is by the slug of the skill. What is no level stays as unread.
    """
    levels = dict(ratings.levels)
    unread = list(ratings.unread)
    for skill, answer in answers.items():
        levels.pop(skill, None)
        if answer in ("0", "1", "2", "3", "4"):
            levels[skill] = int(answer)
        elif answer:
            unread.append(f"{skill}:{answer}"[:100])
    return Ratings(levels, tuple(unread), ratings.left_out)
