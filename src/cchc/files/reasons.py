"""The system's reasons for refusing an operation, in Vietnamese."""

import errno


class StrayLinkError(OSError):
    """A file was not read because it is a link that leads out of its folder and repository."""


def unreadable(error: OSError) -> str:
    """Error message for a file that cannot be read."""
    if isinstance(error, StrayLinkError):
        return f"Không đọc tệp này ({reason(error)}). Đề nghị chép chính tệp vào thư mục thay cho liên kết."
    return f"Không đọc được tệp ({reason(error)}). Đề nghị kiểm tra tên tệp và quyền đọc."


def reason(error: OSError) -> str:
    """The reason that the system gave, where it is one of the usual ones."""
    by_number = {
        errno.ENAMETOOLONG: "tên quá dài",
        errno.ENOSPC: "đĩa đầy",
        errno.EFBIG: "tệp lớn quá cỡ cho phép",
        errno.EDQUOT: "hết hạn mức đĩa",
        errno.EROFS: "ổ đĩa chỉ đọc",
        errno.ELOOP: "liên kết trỏ vòng",
        errno.EBADF: "luồng này đã đóng",
        errno.EILSEQ: "tên có ký tự mà ổ đĩa không nhận",
    }
    by_type: dict[type[OSError], str] = {
        StrayLinkError: "liên kết ra ngoài thư mục",
        PermissionError: "không có quyền",
        FileNotFoundError: "không có tệp",
        IsADirectoryError: "đó là một thư mục",
        NotADirectoryError: "đường dẫn đi qua một tệp thường",
        FileExistsError: "đường dẫn đi qua một tệp thường",
    }
    return by_number.get(error.errno or 0) or by_type.get(type(error)) or "hệ thống từ chối"
