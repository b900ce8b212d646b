/** A street is a rare character, a landscape and a kind: 澍溪路, 鹂岭大道. No such street is known to us. */
export const streetLandscapes: readonly string[] = Array.from('湖溪岭汀洲岚泉坪林桥屿谷')
export const streetKinds: readonly string[] = ['路', '路', '路', '街', '大道', '支路', '巷', '一路', '二路']
