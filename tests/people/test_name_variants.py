"""Which characters of names are one, and which only look alike: the tables of settings."""

import tomllib
import unicodedata

import pytest

from automations import resources
from automations.people.canonical import name_key
from automations.people.folding import variants

# Each pair as registers and keyboards write one family's or one person's name.
ONE_NAME = """
髙橋=高橋 山﨑=山崎 濵田=浜田 濱田=浜田 渡邉=渡辺 渡邊=渡辺 齋藤=斎藤 齊藤=斎藤 斉藤=齋藤 𠮷田=吉田
澤田=沢田 櫻井=桜井 廣瀬=広瀬 中嶋=中島 嶌田=島田 冨田=富田 國分=国分 小澤=小沢 眞鍋=真鍋 惠子=恵子
榮一=栄一 關口=関口 瀧本=滝本 藏本=蔵本 靜香=静香 壽美=寿美 豐田=豊田 實川=実川 萬田=万田 彌生=弥生
德永=徳永 黑田=黒田 增田=増田 瀨戸=瀬戸 賴子=頼子 栁田=柳田 古舘=古館 曾我=曽我 桒原=桑原 峯岸=峰岸
嶽本=岳本 渕上=淵上 螢子=蛍子 穗積=穂積 稻葉=稲葉 兒玉=児玉 當間=当間 龜井=亀井 佛田=仏田 傳田=伝田
淸水=清水 靑木=青木 內田=内田 戶田=戸田 步美=歩美 綠川=緑川 繪美=絵美 莊司=荘司 薰=薫 禮子=礼子
條野=条野 龍崎=竜崎 凜=凛 遙=遥 檜山=桧山 巖=巌 鷗外=鴎外 佐々木=佐佐木 靏田=鶴田 圡屋=土屋
神\ufe00谷=神谷 葛\U000e0100西=葛西 恆夫=恒夫 寬子=寛子 橫山=横山 緖方=緒方 昻=昂
冝保=宜保 麴谷=麹谷
""".split()  # noqa: SIM905 - a table to be read, not a list

# Other characters: other families, other words, or nothing but the same outline.
TWO_NAMES = """
英=関 埼玉=崎玉 碕=崎 芦田=蘆田 園田=薗田 柏木=栢木 野口=埜口 刈田=苅田 秋山=穐山 湧井=涌井
梅原=楳原 土田=士田 未来=末来 菅野=管野 荻原=萩原 祐子=裕子 太田=大田 千葉=干葉 鳥居=烏居 己=巳
藤井=籐井 書子=昼子 師岡=帥岡 玉川=王川 宍戸=肉戸 功=切 着=著 舵=柁 鋪=舗 塚本=家本 河合=川合
阿部=安部 佑=祐 朗=郎 亟=丞 个=介 枡田=舛田 鈩=炉 敞=敝
""".split()  # noqa: SIM905 - a table to be read, not a list


@pytest.mark.parametrize("pair", ONE_NAME)
def test_variants_of_a_character_are_one_name(pair: str) -> None:
    one, other = pair.split("=")
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize("pair", TWO_NAMES)
def test_other_characters_stay_other_names(pair: str) -> None:
    one, other = pair.split("=")
    assert name_key(one) != name_key(other)


def test_a_character_folds_in_one_step() -> None:
    kept = set(variants().values())
    assert kept.isdisjoint(map(chr, variants()))
    assert all(unicodedata.normalize("NFKC", each) == each for each in kept)


def test_the_registers_table_says_whose_it_is_and_under_which_licence() -> None:
    text = resources.config_file("name_variants_mj.csv").read_text("utf-8")
    assert "文字情報技術促進協議会" in text
    assert "CC BY-SA 2.1 JP" in text


def test_a_character_stands_once_in_each_table() -> None:
    lines = resources.config_file("name_variants_mj.csv").read_text("utf-8").splitlines()
    listed = "".join(line.split(",")[1] for line in lines if not line.startswith(("#", "kept")))
    data = tomllib.loads(resources.config_file("name_variants.toml").read_text("utf-8"))
    curated = "".join(data["variants"].values())
    assert len(set(listed)) == len(listed) > 2000
    assert len(set(curated)) == len(curated)
