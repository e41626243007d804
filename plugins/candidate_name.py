"""拟任人选姓名：每名人选均写明姓名。"""

from checker import Document, Finding, han_pattern, hookimpl

_HIDDEN = han_pattern(r"[某×*○]|[Xx]{2}")


@hookimpl
def check(document: Document) -> Finding:
    """Pass where persons are named; fail where a name is masked or left out."""
    candidates = document.candidates
    if not candidates:
        return Finding.failed("没有认出拟任人选的姓名")
    hidden = [candidate.name for candidate in candidates if _HIDDEN.search(document[candidate.name])]
    if hidden:
        return Finding.failed("人选的姓名没有写全", *hidden)
    heads = {candidate.heads["name"]: "栏目" for candidate in candidates if "name" in candidate.heads}
    names = (candidate.name for candidate in candidates)
    return Finding.passed(*heads.items(), *names, values={"count": len(candidates)})
