"""What messages call the files that are read here."""

from checker.readers.docx.xml import Paper

EXCEL = Paper("Excel 文件", "xlsx")
