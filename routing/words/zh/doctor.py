"""The doctor."""

from __future__ import annotations

from typing import Final

DOCTOR: Final[dict[str, str]] = {
    "Python": "Python 版本",
    "Install Python 3.11 or newer.": "请安装 Python 3.11 或更新版本。",
    "Packages": "软件包",
    "missing: {names}": "缺少：{names}",
    "Install the program again: pip install {name}.": "请重新安装程序：pip install {name}。",
    "Write access": "写入权限",
    "Run it from a folder that you may write to, or name one with --out.": (
        "请在有写入权限的文件夹中运行，或用 --out 指定文件夹。"
    ),
    "Cache of roads and compiled code": "道路与编译代码缓存",
    "switched off": "已关闭",
    "Unset ROUTING_CACHE_DIR to use it.": "取消 ROUTING_CACHE_DIR 设置即可使用。",
    "Set ROUTING_CACHE_DIR to a folder that you may write to; without, starting is slow.": (
        "请将 ROUTING_CACHE_DIR 设为可写入的文件夹，否则启动较慢。"
    ),
    "Add the optional feature Chinese (Simplified) Supplemental Fonts.": (
        "请添加可选功能“简体中文补充字体”。"
    ),
    "Switch PingFang SC on in Font Book.": "请在字体册中启用苹方字体。",
    "Install fonts-noto-cjk (Debian, Ubuntu) or google-noto-sans-cjk-fonts (Fedora).": (
        "请安装 fonts-noto-cjk（Debian、Ubuntu）或 google-noto-sans-cjk-fonts（Fedora）。"
    ),
    "Chinese letters in manifests": "派车单中文字体",
    "no font found": "未找到字体",
    "Letters on this terminal": "终端编码",
    "Set PYTHONUTF8=1.": "请设置 PYTHONUTF8=1。",
    "Memory": "内存",
    "not known on this system": "此系统无法得知",
    "{gib} GiB, {cores} cores": "{gib} GiB，{cores} 核",
    "Plan at most a few hundred villages here.": "此机器建议只安排几百个村。",
    "Room on the disk": "磁盘空间",
    "{gib} GiB free": "剩余 {gib} GiB",
    "Make some room: a plan takes a few megabytes.": "请腾出空间：一个方案需要几兆字节。",
    "A small plan, without any network": "断网试算",
    "{count} villages served and checked": "已安排并检查 {count} 个村",
    "Install the program again, or report this.": "请重新安装程序，或报告此问题。",
    "English": "英文",
    "Chinese": "中文",
    "Language": "语言",
    "All is well.": "一切正常。",
    "{count} checks failed.": "{count} 项检查未通过。",
}
