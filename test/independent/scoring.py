#!/usr/bin/env python3
"""Scores assessments by the key of an instrument, written from its description alone.

Reads lines of JSON, {"instrument", "answers", "moment"}, and writes a line of JSON for each:
{"subscales": [{"key", "value", "from", "of", "needs"}], "overall": {...} or null}.
It exists to be compared with the program, so it shares nothing with it.
"""
import json
import sys
from fractions import Fraction


def points(instrument, answers, moment):
    """Item key -> points that count, for items that were rated on the scale."""
    scale = instrument.get("scale")
    if scale is None:
        return {}
    given = {}
    for answer in answers:
        # Of two answers to one item the first counts.
        given.setdefault(answer["key"], answer["value" if moment == "now" else "before"])
    result = {}
    for item in instrument["items"]:
        if item["kind"] not in ("rating", "share"):
            continue
        value = given.get(item["key"])
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            continue
        if value != int(value) or not scale["from"] <= value <= scale["to"]:
            continue
        value = int(value)
        result[item["key"]] = scale["from"] + scale["to"] - value if item["reversed"] else value
    return result


def score(instrument, counted, keys, needs):
    present = [item["key"] for item in instrument["items"] if item["key"] in keys and item["key"] in counted]
    value = None
    if len(present) >= needs:
        total = sum(counted[key] for key in present)
        how = instrument["scoring"]
        if how == "mean":
            value = float(Fraction(total, len(present)))
        elif how == "sum":
            value = total
        elif how == "share":
            whole = sum(counted.values())
            value = None if whole == 0 else float(Fraction(total, whole))
    return {"value": value, "from": present, "of": len(keys), "needs": needs}


def scores(instrument, answers, moment):
    counted = points(instrument, answers, moment)
    rated = [item["key"] for item in instrument["items"] if item["kind"] in ("rating", "share")]
    subscales = [
        {"key": one["key"], **score(instrument, counted, one["items"], one["needs"])} for one in instrument["subscales"]
    ]
    overall = instrument["overall"]
    return {
        "subscales": subscales,
        "overall": None if overall is None else score(instrument, counted, rated, overall["needs"]),
    }


for line in sys.stdin:
    case = json.loads(line)
    print(json.dumps(scores(case["instrument"], case["answers"], case["moment"])))
