/**
 * The syllables of Mandarin without tones, ü written v, by their first letter. Source: 现代汉语词典 (2016), as pinyin-pro reads the 20,992
 * characters of the basic CJK block. A syllable's place in its line is stored in the index: append only.
 */
const vocabulary = `
a ai an ang ao
ba bai ban bang bao bei ben beng bi bian biao bie bin bing bo bu
ca cai can cang cao ce cen ceng cha chai chan chang chao che chen cheng chi chong chou chu chua chuai chuan chuang chui chun chuo ci cong cou cu cuan cui cun cuo
da dai dan dang dao de dei den deng di dia dian diao die ding diu dong dou du duan dui dun duo
e ei en eng er
fa fan fang fei fen feng fo fou fu
ga gai gan gang gao ge gei gen geng gong gou gu gua guai guan guang gui gun guo
ha hai han hang hao he hei hen heng hong hou hu hua huai huan huang hui hun huo
ji jia jian jiang jiao jie jin jing jiong jiu ju juan jue jun
ka kai kan kang kao ke kei ken keng kong kou ku kua kuai kuan kuang kui kun kuo
la lai lan lang lao le lei leng li lia lian liang liao lie lin ling liu lo long lou lu luan lun luo lv lve
ma mai man mang mao me mei men meng mi mian miao mie min ming miu mo mou mu
na nai nan nang nao ne nei nen neng ng ni nian niang niao nie nin ning niu nong nou nu nuan nun nuo nv nve
o ou
pa pai pan pang pao pei pen peng pi pian piao pie pin ping po pou pu
qi qia qian qiang qiao qie qin qing qiong qiu qu quan que qun
ran rang rao re ren reng ri rong rou ru rua ruan rui run ruo
sa sai san sang sao se sen seng sha shai shan shang shao she shei shen sheng shi shou shu shua shuai shuan shuang shui shun shuo si song sou su suan sui sun suo
ta tai tan tang tao te tei teng ti tian tiao tie ting tong tou tu tuan tui tun tuo
wa wai wan wang wei wen weng wo wu
xi xia xian xiang xiao xie xin xing xiong xiu xu xuan xue xun
ya yan yang yao ye yi yin ying yo yong you yu yuan yue yun
za zai zan zang zao ze zei zen zeng zha zhai zhan zhang zhao zhe zhei zhen zheng zhi zhong zhou zhu zhua zhuai zhuan zhuang zhui zhun zhuo zi zong zou zu zuan zui zun zuo
`

/** A syllable as the index stores it: its initial, and which of the syllables with this initial; 0 is the bare letter or digit itself. */
export interface Syllable {
  initial: number
  index: number
}

const initials = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** From 1 to 36; 0 where the character is no small letter or digit. */
export const initialOf = (character: string): number => initials.indexOf(character) + 1

const syllables = new Map<string, Syllable>()
const spellings: string[][] = []
for (const line of vocabulary.trim().split('\n')) {
  const words = line.split(' ')
  const initial = initialOf(words[0]![0]!)
  spellings[initial] = words
  for (const [index, word] of words.entries()) syllables.set(word, { initial, index: index + 1 })
}
for (const character of initials)
  if (!syllables.has(character)) syllables.set(character, { initial: initialOf(character), index: 0 })

/** @param spelling small letters without tone, or one letter or digit; undefined where it is none */
export const syllableOf = (spelling: string): Syllable | undefined => syllables.get(spelling)

/** Whether the letters are a whole syllable, not a bare letter. */
export const isSyllable = (letters: string): boolean => (syllables.get(letters)?.index ?? 0) > 0

/** The indexes of the syllables that begin with these letters. */
export const indexesFrom = (letters: string): number[] =>
  (spellings[initialOf(letters[0]!)] ?? []).flatMap((word, index) => (word.startsWith(letters) ? [index + 1] : []))

/** The opposite of {@link syllableOf}. */
export const spellingOf = ({ initial, index }: Syllable): string =>
  index === 0 ? initials[initial - 1]! : spellings[initial]![index - 1]!
