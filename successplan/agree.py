"""Turn a customer's plan and history into the text of agreed.yaml: what both sides agreed on, on that day.

The file only grows: a second agreement stands below the first, whose bytes stay. It is written for people to read, so
its layout is made here, line by line, and the same plan gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from successplan.analyse import fingerprint, frozen, history_hash
from successplan.diagnostics import Diagnostic, Level, Refused
from successplan.gate import error, parse_yaml, quoted
from successplan.model import (
    NOT_MEASURED,
    Agreed,
    AgreedIndicator,
    Baseline,
    Customer,
    Observation,
    TargetPoint,
)
from successplan.words import Words

FILE = "agreed.yaml"
_HEAD = """\
# 双方が合意した内容の記録です。successplan agree が書きます。直さないでください。
# 合意の後の変更は plan.yaml の changes に残し、版を上げて、もう一度 successplan agree を実行します。
# What both sides agreed on, written by successplan agree. Not to be edited: a later change goes into `changes` of
# plan.yaml, with a new version; then successplan agree is run again.
schema: 1
agreements:
"""


def agreed_before(customer: Customer) -> Agreed | None:
    """The agreement of the plan's own version, None where there is none.

    Raises Refused where that version was agreed with other targets, baselines, formulas or bands: a version that both
    sides hold in their hands never changes its meaning.
    """
    version, agreements = customer.plan.version, customer.agreed.agreements
    known = next((each for each in agreements if each.version == version), None)
    if known is None:
        return None
    if known.indicators == _indicators(customer) and known.bands == customer.workspace.judgement.bands:
        return known
    raise Refused([error(
        "agreement-stays",
        (f"第{version}版は {known.date} に別の内容で合意済みです",
         f"Version {version} was agreed on {known.date} with other targets, baselines, formulas or bands"),
        ("plan.yaml の version を上げ、変えた点を changes に1件ずつ書いてから、もう一度実行してください",
         "Raise version in plan.yaml, write an entry into changes for each change, and run this again"),
        customer.place("plan", ("version",)),
    )])


def order_of_days(customer: Customer, day: date) -> Iterator[Diagnostic]:
    """The error that a new agreement would be older than the newest one."""
    newest = customer.agreed.newest
    if newest is not None and day < newest.date:
        yield error(
            "agreement-is-newest",
            (f"{day} は、前回の合意（第{newest.version}版、{newest.date}）より前です",
             f"{day} is before the last agreement (version {newest.version}, {newest.date})"),
            (f"--date に {newest.date} 以後の日を指定してください", f"Give --date a day on or after {newest.date}"),
            customer.place("agreed", ("agreements", len(customer.agreed.agreements) - 1, "date")),
        )


def next_step(customer: Customer, day: date) -> Iterator[Diagnostic]:
    """What the plan still says otherwise than that it is agreed."""
    if customer.plan.state != "agreed" or customer.plan.agreed is None:
        yield Diagnostic(
            Level.INFO, "agreement-told",
            Words(ja="plan.yaml はまだ合意済みになっていません", en="plan.yaml does not say yet that it is agreed"),
            customer.place("plan", ("state",)),
            Words(ja=f"plan.yaml に state: agreed と agreed: {day} を書いてください",
                  en=f"Write state: agreed and agreed: {day} into plan.yaml"))


def with_agreement(before: bytes | None, customer: Customer, day: date) -> bytes:
    """The bytes of agreed.yaml with one more agreement at its end; `before` is what stands there, None for no file.

    Raises Refused where what stands there was edited so that nothing can be added.
    """
    new = "".join(f"{line}\n" for line in _lines(customer, day))
    if before is None:
        return (_HEAD + new).encode("utf-8")
    end = b"\r\n" if b"\r\n" in before else b"\n"
    after = before + (b"" if before.endswith(b"\n") else end) + new.encode("utf-8").replace(b"\n", end)
    path = customer.folder / FILE
    data = parse_yaml(after.decode("utf-8-sig"), path).data
    if len(data["agreements"]) != len(customer.agreed.agreements) + 1:
        raise Refused([error(
            "agreement-stays", (f"{FILE} の形が変わっています", f"{FILE} was edited"),
            (f"{FILE} を successplan agree が書いたままの形に戻してください",
             f"Put {FILE} back into the form in which successplan agree wrote it"),
            customer.place("agreed"))])
    return after


def _indicators(customer: Customer) -> tuple[AgreedIndicator, ...]:
    return tuple(frozen(each, customer.plan.language) for _, each in customer.indicators)


def _lines(customer: Customer, day: date) -> Iterator[str]:
    rows = [row for row in customer.history.observations if row.date <= day]
    bands = customer.workspace.judgement.bands
    yield f"  - version: {quoted(customer.plan.version)}"
    yield f"    date: {day}"
    yield f"    plan: {quoted(fingerprint(customer.plan))}"
    yield f"    bands: {{at_risk: {bands.at_risk}, off_track: {bands.off_track}}}"
    yield "    indicators:"
    for each in _indicators(customer):
        yield from _indicator(each)
    yield f"    rows: {len(rows)}"
    yield f"    sha256: {quoted(history_hash(rows))}"
    series = tuple(_new_values(customer, rows))
    if series:
        yield "    history:"
    for kpi, part, values in series:
        yield f"      - kpi: {kpi}"
        if part:
            yield f"        part: {part}"
        yield "        values:"
        yield from (f"          {each}: {NOT_MEASURED if value is None else value}" for each, value in values)


def _indicator(each: AgreedIndicator) -> Iterator[str]:
    yield f"      - id: {each.id}"
    yield f"        name: {quoted(each.name)}"
    yield f"        unit: {quoted(each.unit)}"
    yield f"        better: {each.better}"
    if each.baseline is not None:
        yield f"        baseline: {_pairs(each.baseline)}"
    if each.target:
        yield "        target:"
        yield from (f"          - {_pairs(point)}" for point in each.target)
    yield f"        path: {each.path}"
    if each.formula is not None:
        yield f"        formula: {quoted(each.formula)}"
    if each.source is not None:
        yield f"        source: {quoted(each.source)}"


def _new_values(
    customer: Customer, rows: Iterable[Observation]
) -> Iterator[tuple[str, str, list[tuple[date, Decimal | None]]]]:
    """The value of each day that counts, by KPI and part, without what an agreement holds already."""
    known = {(series.kpi, series.part or "", day, value) for agreed in customer.agreed.agreements
             for series in agreed.history for day, value in series.values.items()}
    found: dict[tuple[str, str], dict[date, Decimal | None]] = {}
    for row in rows:
        found.setdefault((row.kpi, row.part), {})[row.date] = row.value
    for (kpi, part), values in found.items():
        new = [(day, value) for day, value in sorted(values.items())
               if (kpi, part, day, NOT_MEASURED if value is None else value) not in known]
        if new:
            yield kpi, part, new


def _pairs(value: Baseline | TargetPoint) -> str:
    pairs = ((field.alias or name, getattr(value, name)) for name, field in type(value).model_fields.items())
    said = (f"{key}: {quoted(inner) if isinstance(inner, str) else inner}" for key, inner in pairs if inner is not None)
    return f"{{{', '.join(said)}}}"
