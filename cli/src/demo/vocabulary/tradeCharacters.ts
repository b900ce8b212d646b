/**
 * 256 characters of GB 2312 that occur in no company name of the registers known to us and that simplification leaves alone.
 * A trade name (字号) is three of them: a meeting with a real firm is practically excluded, and
 * a reader sees at once that the firm is invented. Three make 16,777,216 names.
 */
export const tradeCharacters: readonly string[] = Array.from(
  '芄芎芫芾芰芩芡茉茏荛荇茭荥荩荭莳莓莅莩萁菥菘堇菖萸菔菟萏菰葑葙葺葆葩蓍蓠蒡蒹蕖蓿蕺薜薷藁蘧蘅蘼玎玢玟珉珥珙顼珧琚瑁瑗瑷瑭瑾璎璁' +
    '璇璩瑛洌浈洙浍洮洵浯浠渚淅淙湔渲湄滟溱溆漭溥滹漪漉澍澌澉濂濡濮濯瀣瀹潋泷渌澧澹潆岬岫岣峄峒峤峋崞崆嵬嵫嵋嵴嶂嶙崤昙晷暌暝暾曩' +
    '旎旖旆鹂鹇鹕鹛鹣鹳鸬翕翦翩柽桕楸楝楮椤榉榧楣槭樗樨樾檎檗榛桠栎桄桤纨纩绛绡绮绯绶绾缂缈缟缣燧爝钏钤铉铮锷镌镧镛轸轼辂辇辋邕畿' +
    '筇笠笳筵箜篁篌簌簪舫艟袂觐觞谔谡诩谙谌谖逑逖逦遄遒遴邈邃霁霰霈骈骖骢骧骠鲟鳜鼐黟麇雎雒隰陟郢劭劬勖冽侃佾侑俦倜俨佟亳埙墉弼嫣' +
    '怿恂憬戬掾撷擢',
)
