"""`cchc completion`. The scripts are typer's own; what they are answered, `cli.completion` sees to."""

from typing import Annotated

from cchc.cli.completion import ASKED, Shell
from cchc.cli.options.choices import argument_of
from cchc.cli.outputs import put_as_is

_AUTOLOADED = {"zsh": '[[ $zsh_eval_context[-1] != loadautofunc ]] || _cchc_completion "$@"\n'}
"""Lines to add to a shell's script: without them the first Tab, at which zsh loads it from `fpath`, offers nothing."""


def completion(
    shell: Annotated[Shell, argument_of(Shell, help="Trình dòng lệnh đang dùng.")],
) -> int:
    """In đoạn lệnh để phím Tab gợi ý lệnh, tùy chọn, mã nhiệm vụ, đầu mối.

    Phím Tab gợi ý tên tệp như thường lệ. Kế hoạch còn lỗi thì không có gợi ý mã; xem lỗi bằng cchc validate.

    \b
    Ví dụ:
      cchc completion bash >> ~/.bashrc
      cchc completion zsh >> ~/.zshrc
      cchc completion fish > ~/.config/fish/completions/cchc.fish
      cchc completion powershell >> $PROFILE
    """
    from typer.completion import get_completion_script  # type: ignore[attr-defined]  # imported there, not declared

    script = get_completion_script(prog_name="cchc", complete_var=ASKED, shell=shell)
    put_as_is(f"{script}\n{_AUTOLOADED.get(shell, '')}".encode())
    return 0
