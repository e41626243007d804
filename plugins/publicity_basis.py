"""公示依据：写明所依据的法规、文件、决定、会议或程序。"""

from checker import Document, Finding, han_pattern, hookimpl

_BASIS = han_pattern(
    r"(?:根据|依据|按照|遵照|依照|参照|对照|按)(?!(?:姓氏|得分|成绩|排名|姓名|以下|上述|先后))[^。;\n]{2,80}?"
    r"(?:》|号\)?|规定|要求|精神|办法|条例|决定|通知|文件|意见|方案|程序|条件|部署|安排|制度|法|标准|结果|报告|纪要|公告|计划|申请|情况|推荐)"
    r"|[一-鿿]{0,20}(?:会议?|党组|党委)(?:\d{4}年)?第[^。;\n]{1,8}次(?:会议?|全会)?[^。;\n]{0,20}?(?:研究|讨论|审议|决定|通过|同意)"
    r"|符合《[^》]+》"
    r"|(?:经|按|由)[^。;\n]{0,60}?(?:会议|大会|党委|党组|党总支|支部|委员会|评审|评议|评选|审核|审查|审议|考核|考察|考试|体检|研究|讨论|推荐|民主|投票|表决|批准|核准|备案|同意|审定|评标)"
    r"[^。;\n]{0,30}?(?:研究|讨论|决定|通过|同意|审议|审核|评审|评选|推荐|确定|审定|批准|表决|考察|考核|合格|产生)?"
)

#: What is done with objections, or once the period is over, follows rules too: "无异议的，按有关规定发放".
_AFTERWARDS = han_pattern(r"异议|反映|期满|届满|公示结束")


@hookimpl
def check(document: Document) -> Finding:
    """Pass where the body says on what law, paper, decision or procedure the notice rests."""
    for match in _BASIS.finditer(document.text, document.body.start):
        sentence = document.sentence(document.span(*match.span()))
        if not _AFTERWARDS.search(document.text, sentence.start, match.start()):
            return Finding.passed(document.span(*match.span()))
    return Finding.failed("没有写明公示依据")
