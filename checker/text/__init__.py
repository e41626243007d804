"""Text: one normal form with the way back to the raw text, words, vocabularies. Knows nothing of documents."""

from checker.text.boundary import bounded
from checker.text.lexicon import Lexicon, UnknownVocabulary, Vocabulary
from checker.text.normalise import Normalised, normalise
from checker.text.offsets import OffsetMap
from checker.text.segment import Segmenter, load_segmenter
from checker.text.span import Span
from checker.text.tokens import Token, Tokens

__all__ = [
    "Lexicon",
    "Normalised",
    "OffsetMap",
    "Segmenter",
    "Span",
    "Token",
    "Tokens",
    "UnknownVocabulary",
    "Vocabulary",
    "bounded",
    "load_segmenter",
    "normalise",
]
