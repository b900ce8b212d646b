import type { Weighted } from '../random.ts'

const each = (names: string, weight: number): Weighted<string> => Array.from(names, name => [name, weight] as const)

/** The most common surnames with rounded weights. Source: counts published by the Ministry of Public Security, 2019. */
export const surnames: Weighted<string> = [
  ...each('王李张刘陈', 60),
  ...each('杨黄赵吴周', 22),
  ...each('徐孙马朱胡郭何林罗高', 12),
  ...each(
    '郑梁谢宋唐许韩冯邓曹彭曾萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦',
    5,
  ),
]

/** Characters of given names: one or two of them follow the surname. */
export const givenNameCharacters: readonly string[] = Array.from(
  '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰辉建国文斌宇浩然晓峰志红梅春燕云飞雪琳佳慧欣怡子轩梓涵俊鹏博思远立新海波永康德福家兴',
)
