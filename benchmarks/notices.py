"""Notices made for measuring: of several kinds, as long as is asked for, the same ones for the same seed.

Every name and number is invented. Longer notices list more persons, rows or matters, as real ones do.
"""

from collections.abc import Callable, Iterator
from random import Random

_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
_GIVEN = "明华建国志强丽娟秀英海燕春梅文博雅琴立新永康家栋晓峰玉兰思远若彤景行子墨"
_PLACES = ("青禾县", "云岭市", "松江区", "白石镇", "柳河乡", "临川县")
_POSTS = ("副局长", "办公室主任", "财务科科长", "二级调研员", "党支部书记", "工会主席")
_MATTERS = (
    "职工代表大会审议通过了年度工资调整方案，应到代表{a}人，实到{b}人，同意{b}票，反对0票，弃权0票",
    "职工食堂采购实行集中询价，本季度支出{c}元，由工会和财务科共同验收并张榜公布",
    "安全生产投入{c}元，用于更换防护设施和开展全员培训，培训职工{a}人次",
    "劳动合同签订率为100%，社会保险按月足额缴纳，本期缴纳{c}元",
    "业务招待费支出{c}元，较上年同期下降{d}%，未超过预算",
    "困难职工帮扶{a}户，发放帮扶资金{c}元，名单已在公开栏张贴",
)


def notice(seed: int, length: int) -> str:
    """A notice of at least *length* code points (but for what its frame needs more), told by *seed*."""
    random = Random(seed)
    kind = _KINDS[seed % len(_KINDS)]
    return kind(random, length)


def notices(count: int, length: int, seed: int = 0) -> Iterator[tuple[str, str]]:
    """*count* pairs of a file name and a notice of at least *length* code points."""
    for number in range(count):
        yield f"{number:06}.txt", notice(seed + number, length)


def _person(random: Random) -> str:
    return random.choice(_SURNAMES) + "".join(random.sample(_GIVEN, 2))


def _phone(random: Random) -> str:
    return f"0999-555{random.randrange(10000):04}"


def _filled(head: str, rows: Callable[[int], str], tail: str, length: int) -> str:
    """*head*, as many *rows* as make up the *length* (three at least), and *tail*."""
    body: list[str] = []
    size = len(head) + len(tail)
    while size < length or len(body) < 3:
        body.append(rows(len(body) + 1))
        size += len(body[-1]) + 1
    return "\n".join([head.replace("{count}", str(len(body))), *body, tail.replace("{count}", str(len(body)))]) + "\n"


def _tail(random: Random, issuer: str) -> str:
    return (
        "\n公示时间：2026年3月9日至2026年3月16日。\n"
        "公示期间，如对公示内容有异议，请以书面或电话方式向我单位反映，以单位名义反映的须加盖公章，以个人名义反映的提倡署真实姓名。\n"
        f"受理电话：{_phone(random)}\n电子邮箱：jiandu@example.cn\n通讯地址：{issuer}办公楼三楼302室\n\n{issuer}\n2026年3月6日"
    )


def _appointment(random: Random, length: int) -> str:
    place = random.choice(_PLACES)
    head = (
        f"{place}干部任前公示\n\n"
        "为进一步扩大干部工作中的民主，加强监督，经县委研究，现将{count}名拟任职干部公示如下："
    )

    def row(number: int) -> str:
        born = f"19{random.randrange(70, 95)}年{random.randrange(1, 13)}月"
        return (
            f"{_person(random)}，{random.choice('男女')}，汉族，{born}出生，籍贯{random.choice(_PLACES)}，大学学历，中共党员，"
            f"现任{place}财政局{random.choice(_POSTS)}，拟任{place}统计局{random.choice(_POSTS)}。"
        )

    return _filled(head, row, _tail(random, f"中共{place}委组织部"), length)


def _subsidy(random: Random, length: int) -> str:
    place = random.choice(_PLACES)
    head = (
        f"{place}2026年第一季度高龄津贴发放公示\n\n根据有关规定，经本人申请、村级评议、乡镇审核，现将{{count}}名发放对象公示如下：\n\n"
        "序号  姓名  所在村  年龄  补贴标准（元/月）"
    )

    def row(number: int) -> str:
        age, amount = random.randrange(80, 99), random.choice((100, 150, 200))
        return f"{number}  {_person(random)}  {random.choice('东西南北')}坪村  {age}  {amount}"

    return _filled(head, row, _tail(random, f"{place}民政局"), length)


def _hiring(random: Random, length: int) -> str:
    place = random.choice(_PLACES)
    head = (
        f"{place}事业单位2026年公开招聘拟聘用人员公示\n\n根据《事业单位公开招聘人员暂行规定》，经笔试、面试、体检、考察，"
        "拟聘用以下{count}名同志，现予公示：\n\n序号  姓名  性别  出生年月  学历  毕业院校  报考岗位  总成绩"
    )

    def row(number: int) -> str:
        born = f"{random.randrange(1990, 2003)}.{random.randrange(1, 13):02}"
        return (
            f"{number}  {_person(random)}  {random.choice('男女')}  {born}  本科  云岭师范大学  教师岗{number}  "
            f"{random.randrange(7000, 9500) / 100:.2f}"
        )

    return _filled(head, row, _tail(random, f"{place}人力资源和社会保障局"), length)


def _tender(random: Random, length: int) -> str:
    place = random.choice(_PLACES)
    head = (
        f"{place}第二小学教学楼维修工程中标候选人公示\n\n"
        f"招标编号：QH-2026-{random.randrange(100, 999)}\n招标人：{place}教育局\n"
        f"开标时间：2026年3月5日9时30分\n\n现将评标结果公示如下："
    )

    def row(number: int) -> str:
        names = ("一", "二", "三")
        if number <= 3:
            return (
                f"第{names[number - 1]}中标候选人：{random.choice('恒宏远长')}{random.choice('达信泰通')}建设有限公司，"
                f"投标报价：{3_000_000 + number * 12_345}.00元，质量：合格，工期：{100 + number}日历天，"
                f"项目负责人：{_person(random)}，证书编号：青{random.randrange(10**9, 10**10)}"
            )
        part, score = random.choice(("商务", "技术", "报价")), random.randrange(6000, 9900) / 100
        return f"评标情况说明{number}：投标文件响应招标文件要求，{part}部分得分为{score}分。"

    return _filled(head, row, _tail(random, f"{place}教育局"), length)


def _affairs(random: Random, length: int) -> str:
    head = "青禾机械厂2026年第一季度厂务公开\n\n根据厂务公开制度，现将本季度{count}项重大事项向全体职工公开如下："

    def row(number: int) -> str:
        present = random.randrange(80, 120)
        figures = {
            "a": present + random.randrange(1, 9),
            "b": present,
            "c": random.randrange(1000, 99999),
            "d": random.randrange(1, 20),
        }
        return f"{number}．{random.choice(_MATTERS).format(**figures)}。"

    return _filled(head, row, _tail(random, "青禾机械厂工会委员会"), length)


def _accounts(random: Random, length: int) -> str:
    head = "白石镇东坪村2026年2月份财务收支公开\n\n现将{count}笔收支公开如下：\n\n日期  摘要  收入（元）  支出（元）"

    def row(number: int) -> str:
        amount = random.randrange(100, 9000)
        sides = (f"{amount}.00", "0.00") if number % 3 == 0 else ("0.00", f"{amount}.00")
        what = random.choice(("道路养护", "路灯电费", "保洁工资", "土地租金", "办公用品", "水渠清淤"))
        return f"2026年2月{random.randrange(1, 29)}日  {what}  {sides[0]}  {sides[1]}"

    return _filled(head, row, _tail(random, "东坪村村务监督委员会"), length)


_KINDS = (_appointment, _subsidy, _hiring, _tender, _affairs, _accounts)
