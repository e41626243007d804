"""Pinyin syllables, as glosses after a character write them."""

import unicodedata
from functools import cache, lru_cache

#: Combining grave, acute, macron, caron, and the breve that some fonts have in the caron's place.
_TONES = frozenset("\u0300\u0301\u0304\u030c\u0306")

#: Whatever can mark a tone: a text without any of these has no gloss that counts.
TONED = _TONES | frozenset("āáǎàăēéěèĕīíǐìĭōóǒòŏūúǔùŭǖǘǚǜĀÁǍÀĒÉĚÈŌÓǑÒńňǹḿ")

#: Vowels and finals that stand for a syllable alone; glosses of one bare letter are believed after these characters.
_PARTICLES = {"a": "啊阿呵嗄", "e": "额呃", "o": "哦喔噢"}

#: Each initial with the finals that it takes in the standard language (GB/T 16159, 现代汉语词典).
_FINALS = {
    "": "a ai an ang ao e ei en eng er o ou",
    "b": "a ai an ang ao ei en eng i ian iao ie in ing o u",
    "p": "a ai an ang ao ei en eng i ian iao ie in ing o ou u",
    "m": "a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u",
    "f": "a an ang ei en eng o ou u",
    "d": "a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo",
    "t": "a ai an ang ao e ei eng i ian iao ie ing ong ou u uan ui un uo",
    "n": "a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan uo ü üe",
    "l": "a ai an ang ao e ei eng i ia ian iang iao ie in ing iu o ong ou u uan un uo ü üe",
    "g": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "k": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "h": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "j": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "q": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "x": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "zh": "a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo",
    "ch": "a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo",
    "sh": "a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo",
    "r": "an ang ao e en eng i ong ou u ua uan ui un uo",
    "z": "a ai an ang ao e ei en eng i ong ou u uan ui un uo",
    "c": "a ai an ang ao e en eng i ong ou u uan ui un uo",
    "s": "a ai an ang ao e en eng i ong ou u uan ui un uo",
    "y": "a an ang ao e i in ing o ong ou u uan ue un",
    "w": "a ai an ang ei en eng o u",
}


@lru_cache(4096)
def is_toned(reading: str) -> bool:
    """Whether *reading* is one syllable with one tone mark.

    >>> is_toned("hàn"), is_toned("han"), is_toned("hàx"), is_toned("hànyǔ")
    (True, False, False, False)
    """
    letters = unicodedata.normalize("NFD", reading).lower()
    plain = "".join(letter for letter in letters if letter not in _TONES)
    plain = plain.replace("u\u0308", "ü").replace("ɑ", "a").replace("ɡ", "g")
    return len(letters) == len(unicodedata.normalize("NFD", plain)) + 1 and plain in _syllables()


def is_toneless(reading: str, character: str) -> bool:
    """Whether *reading* is a syllable without a tone that may stand after *character*.

    A single letter after just any character is the number of an item, not a syllable.

    >>> is_toneless("men", "们"), is_toneless("a", "啊"), is_toneless("a", "案"), is_toneless("x", "们")
    (True, True, False, False)
    """
    return character in _PARTICLES[reading] if reading in _PARTICLES else reading in _syllables()


@cache
def _syllables() -> frozenset[str]:
    return frozenset(initial + final for initial, finals in _FINALS.items() for final in finals.split())
