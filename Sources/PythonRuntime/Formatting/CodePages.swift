// Encodings of one byte for each character that agree with ASCII below 0x80, by the names that CPython 3.11 has for them. The tables
// were written out under the reference: the character of each byte, U+FFFE where there is none.

struct CodePage: Sendable {
  /// What `codecs.lookup` calls it.
  let name: String
  /// The characters of the bytes 0x80...0xFF; 0xFFFE where there is none.
  let scalars: [UInt32]
  /// The bytes of these characters.
  let bytes: [UInt32: UInt8]

  static let undefined: UInt32 = 0xFFFE

  /// `upper` are the last characters; those before them are the numbers of their bytes.
  private init(_ name: String, _ upper: String) {
    self.name = name
    let given = upper.unicodeScalars.map(\.value)
    scalars = (0x80..<(0x100 - UInt32(given.count))).map { $0 } + given
    var bytes: [UInt32: UInt8] = [:]
    for (index, scalar) in scalars.enumerated() where scalar != CodePage.undefined {
      bytes[scalar] = UInt8(truncatingIfNeeded: 0x80 + index)
    }
    self.bytes = bytes
  }

  /// The page of a name in small letters with underscores.
  static func named(_ name: String) -> CodePage? {
    pages[aliases[name] ?? name].map { CodePage($0.name, $0.upper) }
  }

  private static let pages: [String: (name: String, upper: String)] = [
    "cp437": (
      "cp437",
      """
      ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»\
      ░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀\
      αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{A0}
      """
    ),
    "cp850": (
      "cp850",
      """
      ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»\
      ░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀\
      ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{AD}±‗¾¶§÷¸°¨·¹³²■\u{A0}
      """
    ),
    "cp852": (
      "cp852",
      """
      ÇüéâäůćçłëŐőîŹÄĆÉĹĺôöĽľŚśÖÜŤťŁ×čáíóúĄąŽžĘę¬źČş«»\
      ░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐└┴┬├─┼Ăă╚╔╩╦╠═╬¤đĐĎËďŇÍÎě┘┌█▄ŢŮ▀\
      ÓßÔŃńňŠšŔÚŕŰýÝţ´\u{AD}˝˛ˇ˘§÷¸°¨˙űŘř■\u{A0}
      """
    ),
    "cp866": (
      "cp866",
      """
      АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмноп\
      ░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀\
      рстуфхцчшщъыьэюяЁёЄєЇїЎў°∙·√№¤■\u{A0}
      """
    ),
    "cp1250": (
      "cp1250",
      """
      €\u{FFFE}‚\u{FFFE}„…†‡\u{FFFE}‰Š‹ŚŤŽŹ\u{FFFE}‘’“”•–—\u{FFFE}™š›śťžź\u{A0}ˇ˘Ł¤Ą¦§¨©Ş«¬\u{AD}®Ż\
      °±˛ł´µ¶·¸ąş»Ľ˝ľżŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢß\
      ŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙
      """
    ),
    "cp1251": (
      "cp1251",
      """
      ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u{FFFE}™љ›њќћџ\u{A0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{AD}®Ї\
      °±Ііґµ¶·ё№є»јЅѕїАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ\
      абвгдежзийклмнопрстуфхцчшщъыьэюя
      """
    ),
    "cp1252": (
      "cp1252",
      """
      €\u{FFFE}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFE}Ž\u{FFFE}\u{FFFE}‘’“”•–—˜™š›œ\u{FFFE}žŸ\u{A0}¡¢£¤¥¦§¨©ª«¬\u{AD}®¯\
      °±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß\
      àáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ
      """
    ),
    "cp1253": (
      "cp1253",
      """
      €\u{FFFE}‚ƒ„…†‡\u{FFFE}‰\u{FFFE}‹\u{FFFE}\u{FFFE}\u{FFFE}\u{FFFE}\u{FFFE}‘’“”•–—\u{FFFE}™\u{FFFE}›\
      \u{FFFE}\u{FFFE}\u{FFFE}\u{FFFE}\u{A0}΅Ά£¤¥¦§¨©\u{FFFE}«¬\u{AD}®―\
      °±²³΄µ¶·ΈΉΊ»Ό½ΎΏΐΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡ\u{FFFE}ΣΤΥΦΧΨΩΪΫάέήί\
      ΰαβγδεζηθικλμνξοπρςστυφχψωϊϋόύώ\u{FFFE}
      """
    ),
    "cp1254": (
      "cp1254",
      """
      €\u{FFFE}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFE}\u{FFFE}\u{FFFE}\u{FFFE}‘’“”•–—˜™š›œ\u{FFFE}\u{FFFE}Ÿ\u{A0}¡¢£¤¥¦§¨©ª«¬\u{AD}®¯\
      °±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏĞÑÒÓÔÕÖ×ØÙÚÛÜİŞß\
      àáâãäåæçèéêëìíîïğñòóôõö÷øùúûüışÿ
      """
    ),
    "cp1255": (
      "cp1255",
      """
      €\u{FFFE}‚ƒ„…†‡ˆ‰\u{FFFE}‹\u{FFFE}\u{FFFE}\u{FFFE}\u{FFFE}\u{FFFE}‘’“”•–—˜™\u{FFFE}›\u{FFFE}\u{FFFE}\
      \u{FFFE}\u{FFFE}\u{A0}¡¢£₪¥¦§¨©×«¬\u{AD}®¯\
      °±²³´µ¶·¸¹÷»¼½¾¿\u{5B0}\u{5B1}\u{5B2}\u{5B3}\u{5B4}\u{5B5}\u{5B6}\u{5B7}\u{5B8}\u{5B9}\u{FFFE}\u{5BB}\
      \u{5BC}\u{5BD}\u{5BE}\u{5BF}\u{5C0}\u{5C1}\u{5C2}\u{5C3}\u{5F0}\u{5F1}\u{5F2}\u{5F3}\u{5F4}\u{FFFE}\
      \u{FFFE}\u{FFFE}\u{FFFE}\u{FFFE}\u{FFFE}\u{FFFE}\
      \u{5D0}\u{5D1}\u{5D2}\u{5D3}\u{5D4}\u{5D5}\u{5D6}\u{5D7}\u{5D8}\u{5D9}\u{5DA}\u{5DB}\u{5DC}\u{5DD}\u{5DE}\
      \u{5DF}\u{5E0}\u{5E1}\u{5E2}\u{5E3}\u{5E4}\u{5E5}\u{5E6}\u{5E7}\u{5E8}\u{5E9}\u{5EA}\u{FFFE}\u{FFFE}\
      \u{200E}\u{200F}\u{FFFE}
      """
    ),
    "cp1256": (
      "cp1256",
      """
      €\u{67E}‚ƒ„…†‡ˆ‰\u{679}‹Œ\u{686}\u{698}\u{688}\u{6AF}‘’“”•–—\u{6A9}™\u{691}›œ\u{200C}\u{200D}\u{6BA}\
      \u{A0}،¢£¤¥¦§¨©\u{6BE}«¬\u{AD}®¯\
      °±²³´µ¶·¸¹\u{61B}»¼½¾\u{61F}\u{6C1}\u{621}\u{622}\u{623}\u{624}\u{625}\u{626}\u{627}\u{628}\u{629}\u{62A}\
      \u{62B}\u{62C}\u{62D}\u{62E}\u{62F}\u{630}\u{631}\u{632}\u{633}\u{634}\u{635}\u{636}×\u{637}\u{638}\
      \u{639}\u{63A}\u{640}\u{641}\u{642}\u{643}\
      à\u{644}â\u{645}\u{646}\u{647}\u{648}çèéêë\u{649}\u{64A}îï\u{64B}\u{64C}\u{64D}\u{64E}ô\u{64F}\u{650}÷\
      \u{651}ù\u{652}ûü\u{200E}\u{200F}\u{6D2}
      """
    ),
    "cp1257": (
      "cp1257",
      """
      €\u{FFFE}‚\u{FFFE}„…†‡\u{FFFE}‰\u{FFFE}‹\u{FFFE}¨ˇ¸\u{FFFE}‘’“”•–—\u{FFFE}™\u{FFFE}›\u{FFFE}¯˛\u{FFFE}\
      \u{A0}\u{FFFE}¢£¤\u{FFFE}¦§Ø©Ŗ«¬\u{AD}®Æ\
      °±²³´µ¶·ø¹ŗ»¼½¾æĄĮĀĆÄÅĘĒČÉŹĖĢĶĪĻŠŃŅÓŌÕÖ×ŲŁŚŪÜŻŽß\
      ąįāćäåęēčéźėģķīļšńņóōõö÷ųłśūüżž˙
      """
    ),
    "cp1258": (
      "cp1258",
      """
      €\u{FFFE}‚ƒ„…†‡ˆ‰\u{FFFE}‹Œ\u{FFFE}\u{FFFE}\u{FFFE}\u{FFFE}‘’“”•–—˜™\u{FFFE}›œ\u{FFFE}\u{FFFE}Ÿ\u{A0}¡¢£¤\
      ¥¦§¨©ª«¬\u{AD}®¯\
      °±²³´µ¶·¸¹º»¼½¾¿ÀÁÂĂÄÅÆÇÈÉÊË\u{300}ÍÎÏĐÑ\u{309}ÓÔƠÖ×ØÙÚÛÜƯ\u{303}ß\
      àáâăäåæçèéêë\u{301}íîïđñ\u{323}óôơö÷øùúûüư₫ÿ
      """
    ),
    "iso8859_2": (
      "iso8859-2",
      """
      Ą˘Ł¤ĽŚ§¨ŠŞŤŹ\u{AD}ŽŻ°ą˛ł´ľśˇ¸šşťź˝žżŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐ\
      ŃŇÓÔŐÖ×ŘŮÚŰÜÝŢßŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙
      """
    ),
    "iso8859_3": (
      "iso8859-3",
      """
      Ħ˘£¤\u{FFFE}Ĥ§¨İŞĞĴ\u{AD}\u{FFFE}Ż°ħ²³´µĥ·¸ışğĵ½\u{FFFE}żÀÁÂ\u{FFFE}ÄĊĈÇÈÉÊËÌÍÎÏ\u{FFFE}\
      ÑÒÓÔĠÖ×ĜÙÚÛÜŬŜßàáâ\u{FFFE}äċĉçèéêëìíîï\u{FFFE}ñòóôġö÷ĝùúûüŭŝ˙
      """
    ),
    "iso8859_4": (
      "iso8859-4",
      """
      ĄĸŖ¤ĨĻ§¨ŠĒĢŦ\u{AD}Ž¯°ą˛ŗ´ĩļˇ¸šēģŧŊžŋĀÁÂÃÄÅÆĮČÉĘËĖÍÎĪĐ\
      ŅŌĶÔÕÖ×ØŲÚÛÜŨŪßāáâãäåæįčéęëėíîīđņōķôõö÷øųúûüũū˙
      """
    ),
    "iso8859_5": (
      "iso8859-5",
      """
      ЁЂЃЄЅІЇЈЉЊЋЌ\u{AD}ЎЏАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯа\
      бвгдежзийклмнопрстуфхцчшщъыьэюя№ёђѓєѕіїјљњћќ§ўџ
      """
    ),
    "iso8859_6": (
      "iso8859-6",
      """
      \u{FFFE}\u{FFFE}\u{FFFE}¤\u{FFFE}\u{FFFE}\u{FFFE}\u{FFFE}\u{FFFE}\u{FFFE}\u{FFFE}،\u{AD}\u{FFFE}\u{FFFE}\
      \u{FFFE}\u{FFFE}\u{FFFE}\u{FFFE}\u{FFFE}\u{FFFE}\u{FFFE}\u{FFFE}\u{FFFE}\u{FFFE}\u{FFFE}\u{61B}\u{FFFE}\
      \u{FFFE}\u{FFFE}\u{61F}\u{FFFE}\u{621}\u{622}\u{623}\u{624}\u{625}\u{626}\u{627}\u{628}\u{629}\u{62A}\
      \u{62B}\u{62C}\u{62D}\u{62E}\u{62F}\u{630}\
      \u{631}\u{632}\u{633}\u{634}\u{635}\u{636}\u{637}\u{638}\u{639}\u{63A}\u{FFFE}\u{FFFE}\u{FFFE}\u{FFFE}\
      \u{FFFE}\u{640}\u{641}\u{642}\u{643}\u{644}\u{645}\u{646}\u{647}\u{648}\u{649}\u{64A}\u{64B}\u{64C}\
      \u{64D}\u{64E}\u{64F}\u{650}\u{651}\u{652}\u{FFFE}\u{FFFE}\u{FFFE}\u{FFFE}\u{FFFE}\u{FFFE}\u{FFFE}\
      \u{FFFE}\u{FFFE}\u{FFFE}\u{FFFE}\u{FFFE}\u{FFFE}
      """
    ),
    "iso8859_7": (
      "iso8859-7",
      """
      ‘’£€₯¦§¨©ͺ«¬\u{AD}\u{FFFE}―°±²³΄΅Ά·ΈΉΊ»Ό½ΎΏΐΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠ\
      Ρ\u{FFFE}ΣΤΥΦΧΨΩΪΫάέήίΰαβγδεζηθικλμνξοπρςστυφχψωϊϋόύώ\u{FFFE}
      """
    ),
    "iso8859_8": (
      "iso8859-8",
      """
      \u{FFFE}¢£¤¥¦§¨©×«¬\u{AD}®¯°±²³´µ¶·¸¹÷»¼½¾\u{FFFE}\u{FFFE}\u{FFFE}\u{FFFE}\u{FFFE}\u{FFFE}\u{FFFE}\
      \u{FFFE}\u{FFFE}\u{FFFE}\u{FFFE}\u{FFFE}\u{FFFE}\u{FFFE}\u{FFFE}\u{FFFE}\u{FFFE}\u{FFFE}\
      \u{FFFE}\u{FFFE}\u{FFFE}\u{FFFE}\u{FFFE}\u{FFFE}\u{FFFE}\u{FFFE}\u{FFFE}\u{FFFE}\u{FFFE}\u{FFFE}\u{FFFE}\
      \u{FFFE}‗\u{5D0}\u{5D1}\u{5D2}\u{5D3}\u{5D4}\u{5D5}\u{5D6}\u{5D7}\u{5D8}\u{5D9}\u{5DA}\u{5DB}\u{5DC}\
      \u{5DD}\u{5DE}\u{5DF}\u{5E0}\u{5E1}\u{5E2}\u{5E3}\u{5E4}\u{5E5}\u{5E6}\u{5E7}\u{5E8}\u{5E9}\u{5EA}\
      \u{FFFE}\u{FFFE}\u{200E}\u{200F}\u{FFFE}
      """
    ),
    "iso8859_9": (
      "iso8859-9",
      """
      ĞÑÒÓÔÕÖ×ØÙÚÛÜİŞßàáâãäåæçèéêëìíîïğñòóôõö÷øùúûüışÿ
      """
    ),
    "iso8859_10": (
      "iso8859-10",
      """
      ĄĒĢĪĨĶ§ĻĐŠŦŽ\u{AD}ŪŊ°ąēģīĩķ·ļđšŧž―ūŋĀÁÂÃÄÅÆĮČÉĘËĖÍÎÏÐ\
      ŅŌÓÔÕÖŨØŲÚÛÜÝÞßāáâãäåæįčéęëėíîïðņōóôõöũøųúûüýþĸ
      """
    ),
    "iso8859_11": (
      "iso8859-11",
      """
      กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรฤลฦวศษสหฬอฮฯะ\
      \u{E31}าำ\u{E34}\u{E35}\u{E36}\u{E37}\u{E38}\u{E39}\u{E3A}\u{FFFE}\u{FFFE}\u{FFFE}\u{FFFE}฿เแโใไๅๆ\u{E47}\
      \u{E48}\u{E49}\u{E4A}\u{E4B}\u{E4C}\u{E4D}\u{E4E}๏๐๑๒๓๔๕๖๗๘๙๚๛\u{FFFE}\u{FFFE}\u{FFFE}\u{FFFE}
      """
    ),
    "iso8859_13": (
      "iso8859-13",
      """
      ”¢£¤„¦§Ø©Ŗ«¬\u{AD}®Æ°±²³“µ¶·ø¹ŗ»¼½¾æĄĮĀĆÄÅĘĒČÉŹĖĢĶĪĻŠ\
      ŃŅÓŌÕÖ×ŲŁŚŪÜŻŽßąįāćäåęēčéźėģķīļšńņóōõö÷ųłśūüżž’
      """
    ),
    "iso8859_14": (
      "iso8859-14",
      """
      Ḃḃ£ĊċḊ§Ẁ©ẂḋỲ\u{AD}®ŸḞḟĠġṀṁ¶ṖẁṗẃṠỳẄẅṡÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏŴ\
      ÑÒÓÔÕÖṪØÙÚÛÜÝŶßàáâãäåæçèéêëìíîïŵñòóôõöṫøùúûüýŷÿ
      """
    ),
    "iso8859_15": (
      "iso8859-15",
      """
      €¥Š§š©ª«¬\u{AD}®¯°±²³Žµ¶·ž¹º»ŒœŸ¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓ\
      ÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ
      """
    ),
    "iso8859_16": (
      "iso8859-16",
      """
      ĄąŁ€„Š§š©Ș«Ź\u{AD}źŻ°±ČłŽ”¶·žčș»ŒœŸżÀÁÂĂÄĆÆÇÈÉÊËÌÍÎÏĐ\
      ŃÒÓÔŐÖŚŰÙÚÛÜĘȚßàáâăäćæçèéêëìíîïđńòóôőöśűùúûüęțÿ
      """
    ),
    "koi8_r": (
      "koi8-r",
      """
      ─│┌┐└┘├┤┬┴┼▀▄█▌▐░▒▓⌠■∙√≈≤≥\u{A0}⌡°²·÷═║╒ё╓╔╕╖╗╘╙╚╛╜╝╞\
      ╟╠╡Ё╢╣╤╥╦╧╨╩╪╫╬©юабцдефгхийклмнопярстужвьызшэщчъ\
      ЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ
      """
    ),
    "koi8_u": (
      "koi8-u",
      """
      ─│┌┐└┘├┤┬┴┼▀▄█▌▐░▒▓⌠■∙√≈≤≥\u{A0}⌡°²·÷═║╒ёє╔ії╗╘╙╚╛ґ╝╞\
      ╟╠╡ЁЄ╣ІЇ╦╧╨╩╪Ґ╬©юабцдефгхийклмнопярстужвьызшэщчъ\
      ЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ
      """
    ),
    "mac_roman": (
      "mac-roman",
      """
      ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ\
      ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u{A0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ\
      ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{F8FF}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ
      """
    ),
  ]

  private static let aliases: [String: String] = [
    "437": "cp437", "cspc8codepage437": "cp437", "ibm437": "cp437", "850": "cp850", "cspc850multilingual": "cp850",
    "ibm850": "cp850", "852": "cp852", "cspcp852": "cp852", "ibm852": "cp852", "866": "cp866", "csibm866": "cp866",
    "ibm866": "cp866", "1250": "cp1250", "windows_1250": "cp1250", "1251": "cp1251", "windows_1251": "cp1251",
    "1252": "cp1252", "windows_1252": "cp1252", "1253": "cp1253", "windows_1253": "cp1253", "1254": "cp1254",
    "windows_1254": "cp1254", "1255": "cp1255", "windows_1255": "cp1255", "1256": "cp1256", "windows_1256": "cp1256",
    "1257": "cp1257", "windows_1257": "cp1257", "1258": "cp1258", "windows_1258": "cp1258",
    "csisolatin2": "iso8859_2", "iso_8859_2": "iso8859_2", "iso_8859_2_1987": "iso8859_2", "iso_ir_101": "iso8859_2",
    "l2": "iso8859_2", "latin2": "iso8859_2", "csisolatin3": "iso8859_3", "iso_8859_3": "iso8859_3",
    "iso_8859_3_1988": "iso8859_3", "iso_ir_109": "iso8859_3", "l3": "iso8859_3", "latin3": "iso8859_3",
    "csisolatin4": "iso8859_4", "iso_8859_4": "iso8859_4", "iso_8859_4_1988": "iso8859_4", "iso_ir_110": "iso8859_4",
    "l4": "iso8859_4", "latin4": "iso8859_4", "csisolatincyrillic": "iso8859_5", "cyrillic": "iso8859_5",
    "iso_8859_5": "iso8859_5", "iso_8859_5_1988": "iso8859_5", "iso_ir_144": "iso8859_5", "arabic": "iso8859_6",
    "asmo_708": "iso8859_6", "csisolatinarabic": "iso8859_6", "ecma_114": "iso8859_6", "iso_8859_6": "iso8859_6",
    "iso_8859_6_1987": "iso8859_6", "iso_ir_127": "iso8859_6", "csisolatingreek": "iso8859_7",
    "ecma_118": "iso8859_7", "elot_928": "iso8859_7", "greek": "iso8859_7", "greek8": "iso8859_7",
    "iso_8859_7": "iso8859_7", "iso_8859_7_1987": "iso8859_7", "iso_ir_126": "iso8859_7",
    "csisolatinhebrew": "iso8859_8", "hebrew": "iso8859_8", "iso_8859_8": "iso8859_8", "iso_8859_8_1988": "iso8859_8",
    "iso_ir_138": "iso8859_8", "csisolatin5": "iso8859_9", "iso_8859_9": "iso8859_9", "iso_8859_9_1989": "iso8859_9",
    "iso_ir_148": "iso8859_9", "l5": "iso8859_9", "latin5": "iso8859_9", "csisolatin6": "iso8859_10",
    "iso_8859_10": "iso8859_10", "iso_8859_10_1992": "iso8859_10", "iso_ir_157": "iso8859_10", "l6": "iso8859_10",
    "latin6": "iso8859_10", "iso_8859_11": "iso8859_11", "iso_8859_11_2001": "iso8859_11", "thai": "iso8859_11",
    "iso_8859_13": "iso8859_13", "l7": "iso8859_13", "latin7": "iso8859_13", "iso_8859_14": "iso8859_14",
    "iso_8859_14_1998": "iso8859_14", "iso_celtic": "iso8859_14", "iso_ir_199": "iso8859_14", "l8": "iso8859_14",
    "latin8": "iso8859_14", "iso_8859_15": "iso8859_15", "l9": "iso8859_15", "latin9": "iso8859_15",
    "iso_8859_16": "iso8859_16", "iso_8859_16_2001": "iso8859_16", "iso_ir_226": "iso8859_16", "l10": "iso8859_16",
    "latin10": "iso8859_16", "cskoi8r": "koi8_r", "macintosh": "mac_roman", "macroman": "mac_roman",
  ]
}
