"""电话与登记的一致：公务电话没有与登记的号码只差一两位的。"""

from checker import ContactKind, Document, Finding, Profile, han_pattern, hookimpl

_OTHER = han_pattern(r"[^0-9]")


@hookimpl
def check(document: Document, profile: Profile) -> Finding:
    """Ask about an office's number that is not registered and differs from one that is by one or two digits."""
    registered = {_OTHER.sub("", phone): phone for phone in profile.phones}
    if not registered:
        return Finding.not_applicable("没有登记本单位电话")
    numbers = {phone.span: _OTHER.sub("", phone.number) for phone in document.phones if phone.kind != "masked"}
    office = [one for one in document.contacts if one.kind is ContactKind.PHONE and one.office and one.span in numbers]
    local = {number[-7:] for number in registered} | {number[-8:] for number in registered}
    for one in office:
        number = numbers[one.span]
        if number in registered or number in local:
            continue
        like = next((known for known in registered if _alike(number, known)), None)
        if like is not None:
            question = f"与登记的电话{registered[like]}只差一两位：是另一部电话，还是写错了？"
            return Finding.review(question, one.span)
    known = [one.span for one in office if numbers[one.span] in registered or numbers[one.span] in local]
    return Finding.passed(*known) if known else Finding.not_applicable("没有可以对照的电话")


def _alike(number: str, known: str) -> bool:
    """Whether two numbers of one length differ by one or two digits."""
    return len(number) == len(known) >= 7 and 1 <= sum(a != b for a, b in zip(number, known, strict=True)) <= 2
