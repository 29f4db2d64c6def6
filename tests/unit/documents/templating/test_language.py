"""The language of templates: what it allows, and that nothing gets past it."""

from types import SimpleNamespace

import pytest
from jinja2 import TemplateError

from cchc.documents.templating.language import Environment, said

CONTEXT = {
    "label": "Phụ lục I",
    "lines": (SimpleNamespace(title="a & b", is_area=True), SimpleNamespace(title="<i>c</i>", is_area=False)),
    "heading": {"lead": "Chủ trì"},
    "signature": None,
}


@pytest.mark.parametrize(
    ("template", "printed"),
    [
        ("{{ label }}", "Phụ lục I"),
        ("{{ label|upper }}", "PHỤ LỤC I"),
        ("{{ label ~ '.' }}{{ label + '!' }}", "Phụ lục I.Phụ lục I!"),
        ("{{ heading.lead }}{{ heading['lead'] }}", "Chủ trìChủ trì"),
        ("{{ lines[0].title }}", "a &amp; b"),
        ("{% for line in lines %}{{ loop.index }}{% if line.is_area %}x{% else %}y{% endif %}{% endfor %}", "1x2y"),
        ("{% for line in lines if line.is_area %}z{{ loop.first }}{% endfor %}", "zTrue"),
        ("{% if signature %}a{% elif not label or lines|length == 2 %}b{% endif %}", "b"),
        ("{{ signature }}{{ label if signature else '-' }}", "-"),
        ("{{ signature|default('không', boolean=true) }}", "không"),
        ("{# ghi chú #}{{ 3 - 1 }}{{ -1 }}", "2-1"),
    ],
)
def test_what_officials_need_is_printed(template: str, printed: str) -> None:
    assert Environment().from_string(template).render(CONTEXT) == printed


@pytest.mark.parametrize(
    ("template", "reason"),
    [
        ("{{ lable }}", "không có “lable” để in"),
        ("{{ label.__class__ }}", "mẫu làm điều không được phép"),
        ("{{ label.__class__.__mro__ }}", "mẫu làm điều không được phép"),
        ("{{ ''['__class__'] }}", "mẫu làm điều không được phép"),
        ("{{ heading['__class__'] }}", "mẫu làm điều không được phép"),
        ("{{ lines[0].__init__.__globals__ }}", "mẫu làm điều không được phép"),
        ("{{ cycler.__init__.__globals__.os.popen('id').read() }}", "không được dùng lời gọi hàm trong mẫu"),
        ("{{ lipsum.__globals__ }}", "không có “lipsum” để in"),
        ("{{ self.__init__ }}", "mẫu làm điều không được phép"),
        ("{{ label.format(label) }}", "không được dùng lời gọi hàm trong mẫu"),
        ("{{ label|attr('__class__') }}", "không có bộ lọc hoặc phép thử “attr”"),
        ("{{ lines|map(attribute='title') }}", "không có bộ lọc hoặc phép thử “map”"),
        ("{{ label|replace('P', 'PP') }}", "không có bộ lọc hoặc phép thử “replace”"),
        ("{{ label|format }}", "không có bộ lọc hoặc phép thử “format”"),
        ("{{ range(10 ** 9)|list }}", "không được dùng lời gọi hàm trong mẫu"),
        ("{{ 'a' * 10 }}", "không được dùng phép nhân trong mẫu"),
        ("{{ 9 ** 9 }}", "không được dùng phép lũy thừa trong mẫu"),
        ("{{ 1 / 0 }}", "không được dùng phép chia trong mẫu"),
        ("{{ '%999999999d' % 1 }}", "không được dùng phép chia lấy dư trong mẫu"),
        ("{% set x = label %}", "không được dùng {% set %} trong mẫu"),
        ("{% set x %}a{% endset %}", "không được dùng {% set %} trong mẫu"),
        ("{% macro m() %}{% endmacro %}", "không được dùng {% macro %} trong mẫu"),
        ("{% call label() %}{% endcall %}", "không được dùng {% call %} trong mẫu"),
        ("{% include 'x' %}", "không được dùng {% include %} trong mẫu"),
        ("{% import 'x' as x %}", "không được dùng {% import %} trong mẫu"),
        ("{% from 'x' import y %}", "không được dùng {% from %} trong mẫu"),
        ("{% extends 'x' %}", "không được dùng {% extends %} trong mẫu"),
        ("{% block b %}{% endblock %}", "không được dùng {% block %} trong mẫu"),
        ("{% filter upper %}a{% endfilter %}", "không được dùng {% filter %} trong mẫu"),
        ("{% with x = 1 %}{% endwith %}", "không được dùng {% with %} trong mẫu"),
        ("{% autoescape false %}{{ label }}{% endautoescape %}", "không được dùng lệnh ngoài ngôn ngữ mẫu trong mẫu"),
        ("{{ [label, label] }}", "không được dùng lệnh ngoài ngôn ngữ mẫu trong mẫu"),
        (
            "{% for a in lines %}{% for b in lines %}{% endfor %}{% endfor %}",
            "không được dùng vòng lặp trong vòng lặp trong mẫu",
        ),
        ("{% for a in lines recursive %}{% endfor %}", "không được dùng vòng lặp trong vòng lặp trong mẫu"),
        ("{% for a in 'abc' %}{% endfor %}", "không được dùng vòng lặp qua một biểu thức trong mẫu"),
        ("{{ label", "sai cú pháp"),
        ("{% for x in lines %}", "sai cú pháp ở “for”"),
        ("{{ label + 1 }}", "không tính được giá trị để in, hoặc bảng trong mẫu bị hỏng"),
        ("{{ label is nothing }}", "không có bộ lọc hoặc phép thử “nothing”"),
    ],
)
def test_what_could_do_harm_or_is_not_there_is_refused_with_its_reason(template: str, reason: str) -> None:
    with pytest.raises((TemplateError, TypeError)) as refused:
        Environment().from_string(template).render(CONTEXT)
    assert said(refused.value).startswith(reason)


def test_a_template_nested_deeper_than_pythons_stack_is_refused() -> None:
    with pytest.raises((TemplateError, RecursionError)):
        Environment().from_string("{{ " + "(" * 5000 + "label" + ")" * 5000 + " }}")
