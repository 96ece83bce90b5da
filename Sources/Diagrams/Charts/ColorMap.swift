// Colour maps by name: anchors at even distances, colours between them mixed; and the lists of the qualitative maps. The
// anchors are those of matplotlib's maps (the perceptual ones every third of 256).

package struct ColorMap: Sendable {
  private let anchors: [UInt32]
  private let isList: Bool

  /// A map by name; `_r` reverses it.
  package static func named(_ name: String) -> ColorMap? {
    let isReversed = name.hasSuffix("_r")
    let key = isReversed ? String(name.dropLast(2)) : name
    let isList = lists[key] != nil
    guard let text = maps[key] ?? lists[key] else { return nil }
    var anchors: [UInt32] = []
    var rest = Substring(text)
    while rest.count >= 6 {
      anchors.append(UInt32(rest.prefix(6), radix: 16) ?? 0)
      rest = rest.dropFirst(6)
    }
    return ColorMap(anchors: isReversed ? anchors.reversed() : anchors, isList: isList)
  }

  package static var names: [String] { maps.keys.sorted() + lists.keys.sorted() }

  /// The colour at a part of the whole, as `#rrggbb`.
  package func color(_ part: Double) -> String {
    let part = part.isNaN ? 0 : min(max(part, 0), 1)
    if isList {
      let place = min(Int(part * Double(anchors.count)), anchors.count - 1)
      return ColorMap.text(anchors[place])
    }
    let place = part * Double(anchors.count - 1)
    let index = min(Int(place), anchors.count - 2)
    let weight = place - Double(index)
    var mixed: UInt32 = 0
    for shift in [16, 8, 0] as [UInt32] {
      let low = Double(anchors[index] >> shift & 255)
      let high = Double(anchors[index + 1] >> shift & 255)
      mixed |= UInt32((low + (high - low) * weight).rounded()) << shift
    }
    return ColorMap.text(mixed)
  }

  private static func text(_ color: UInt32) -> String {
    let digits = String(color, radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }

  private static let maps: [String: String] = [
    "viridis":
      "440154450559460a5d470e61471365481769481b6d481f70482374482677472a7a472e7c46327e453581443983433d84"
      + "4240864144873f47883e4a893d4e8a3b518b3a548c38588c375b8d355e8d34618d32648e31678e306a8e2e6d8e2d708e"
      + "2c728e2b758e2a788e297b8e277e8e26818e25838e24868e23898e228c8d218f8d20928c1f948c1f978b1f9a8a1e9d89"
      + "1fa0881fa28721a58522a88425ab8227ad812ab07f2eb37c32b67a37b8783bbb7540bd7246c06f4cc26c52c56958c765"
      + "5ec96265cb5e6ccd5a73d0567ad15181d34d89d54890d74398d83ea0da39a8db34b0dd2fb8de29c0df25c8e020d0e11c"
      + "d8e219dfe318e7e419efe51cf6e620fde725",
    "plasma":
      "0d088716078a1d068e2406912a05932f05963504983a049a3f049c44039e4903a04e02a25302a35801a45c01a66100a7"
      + "6600a76a00a86f00a87401a87801a87d03a88104a78606a68a09a58e0ca4920fa39613a19a169f9e199da21d9aa62098"
      + "aa2395ad2793b12a90b42e8db7318abb3488be3885c13b82c43e7fc7427cca457acc4977cf4c74d24f71d5536fd7566c"
      + "da5a6adc5d67de6164e16462e3685fe56b5de76f5ae97257eb7655ed7a52ef7e50f1814df3854bf48948f68d45f79143"
      + "f89540f99a3efa9e3bfba238fca636fdab33fdaf31fdb42ffeb82cfebd2afdc229fdc627fdcb26fcd025fbd524fada24"
      + "f8df25f7e425f5e926f3ee27f1f426f0f921",
    "inferno":
      "00000401010802020e04031407051b0a07220d0829110a30150b37190c3e1e0c45230c4c280b532d0b59320a5e380962"
      + "3d0965420a68470b6a4c0c6b510e6c550f6d5a116e5f136e64156e69166e6d186e721a6e771c6d7c1d6d801f6c85216b"
      + "8a226a8f24699326679827669d2964a22b62a62d60ab2f5eb0315bb43359b93556bd3853c13a50c63d4dca404ace4347"
      + "d24644d54a41d94d3ddd513ae05536e35933e65d2fe9612beb6628ee6a24f06f20f2741cf47918f67e14f78410f8890c"
      + "f98e09fa9407fb9906fc9f07fca50afcaa0ffcb014fbb61afbbc21fac228f9c72ff8cd37f7d340f5d949f4df53f3e55d"
      + "f2ea69f1ef75f2f482f4f88ef8fb9afcffa4",
    "magma":
      "00000401010802020d04041406051a0907200c0926100b2d130d34160f3b1a10421e11492211502712582c115f311165"
      + "36106b3b0f70400f744510774a10794f127b54137d59157e5d177f621980671b806b1d81701f817521817922827e2482"
      + "8326818827818c2981912b81962c809b2e7fa02f7fa5317eaa337dae347bb3367ab83779bd3977c23b75c73d73cc3f71"
      + "d0416fd5446dd9466bde4968e24d66e55064e95462ec5860ef5d5ef2625df4675cf66c5cf7725cf9785dfa7d5efb835f"
      + "fc8961fc8e64fd9467fd9a6afe9f6dfea571feaa74feb078feb67cfebb81fec185fec68afecc8ffed194fed799fddc9e"
      + "fde2a3fde7a9fcecaefcf2b4fcf7b9fcfdbf",
    "cividis":
      "00224e00255300275800295d002b62002d68002f6d0031700533710f35701637701c396f213b6e263d6e2a3f6d2e416d"
      + "32436d35456c39486c3c4a6c3f4c6c424e6c45506c48526c4b546c4e566c51586d545a6d565c6d595e6e5c616e5e636f"
      + "61656f646770666970696b716c6d726e6f737172747374757676767878777b7a787e7c78807f78838179868379898578"
      + "8c88788f8a78928c78948e779791779a93769d9576a09875a39a74a69c74a99f73aca172afa471b3a670b6a96fb9ab6d"
      + "bcae6cbfb06bc2b369c5b568c8b866ccba64cfbd62d2c060d5c25ed9c55cdcc859dfca57e2cd54e6d051e9d34eedd54a"
      + "f0d846f3db42f7de3efbe138fee434fee838",
    "twilight":
      "e2d9e2ded9e1dad8dfd4d6dccdd3d8c5cfd5bccbd1b3c6ceaac2cca1bdc999b8c891b2c689adc582a7c37ca2c2769cc1"
      + "7196c16d90c0698abf6684bd647dbc6277bb6170b96069b75f62b45f5bb25e54ae5e4dab5e46a65d3ea15c379c5b3095"
      + "59298e572385531e7c4f19724b166846145e4112543c114b37114434113e3113393113373511383a113a3f123d461240"
      + "4d14435415465c174964194b6c1b4e741e4f7b21508325508a2950902e509633509c3950a13f50a64550ab4b50af5251"
      + "b35953b75f55ba6657bd6e5ac0755ec27c63c58468c68b6ec89275ca9a7dcca186cda88fcfaf99d1b6a3d4bdadd7c3b8"
      + "d9c9c2dccecbded3d3e0d6dae1d8dfe2d9e2",
    "Blues":
      "f7fbffdeebf7c6dbef9dcae16aaed64191c62070b408509b08306b",
    "Greens":
      "f7fcf5e5f5e0c7e9c0a0d99b73c47640aa5d228a44006c2c00441b",
    "Reds":
      "fff5f0fee0d2fcbba1fc9272fb694aee3a2cca181da30f1567000d",
    "Oranges":
      "fff5ebfee6cefdd0a2fdae6afd8c3bf16813d84801a536037f2704",
    "Purples":
      "fcfbfdefedf5dadaebbcbddc9e9ac8807cba6950a353268f3f007d",
    "Greys":
      "fffffff0f0f0d9d9d9bdbdbd959595727272515151242424000000",
    "YlOrRd":
      "ffffccffeda0fed976feb24cfd8c3cfc4d2ae2191cbb0026800026",
    "YlGnBu":
      "ffffd9edf8b1c6e9b47ecdbb40b5c41d90c0225da8243392081d58",
    "BuGn":
      "f7fcfde5f5f9ccece698d8c965c2a340ad75228a44006c2c00441b",
    "GnBu":
      "f7fcf0e0f3dbccebc5a7ddb57accc44db2d32a8bbe0867ab084081",
    "RdBu":
      "67001fb1182bd6604df3a481fddbc7f6f7f7d1e5f090c4dd4393c32065ab053061",
    "RdYlBu":
      "a50026d62f27f46d43fdad60fee090feffc0e0f3f8aad8e974add14574b3313695",
    "RdYlGn":
      "a50026d62f27f46d43fdad60fee08bfeffbed9ef8ba5d86a66bd63199750006837",
    "Spectral":
      "9e0142d43d4ff46d43fdad60fee08bffffbee6f598aadca466c2a53387bc5e4fa2",
    "PiYG":
      "8e0152c41a7cde77aef1b5d9fde0eff7f7f6e6f5d0b7e0857fbc414c9121276419",
    "BrBG":
      "5430058b500abf812ddec17bf6e8c3f4f5f5c7eae57fccc035978f01655d003c30",
    "PuOr":
      "7f3b08b25706e08214fcb761fee0b6f6f6f7d8daebb1aad18073ac5326872d004b",
    "coolwarm":
      "3b4cc0445acc4e68d85875e16282ea6c8ff1779af782a6fb8db0fe98b9ffa3c2feaec9fcb9d0f9c3d5f4ccd9edd5dbe5"
      + "dddcdce5d8d1ecd3c5f1ccb8f5c4acf7ba9ff7b093f6a586f4987af08b6eeb7d62e46e56dd5f4bd44e41ca3b37be242e"
      + "b40426",
    "seismic":
      "00004c0101fffffdfdfe0000800000",
    "bwr":
      "0000fffffefeff0000",
    "hot":
      "0b00001500002000002a00003500003f00004a00005400005f00006900007400007e00008900009300009e0000a80000"
      + "b30000bd0000c80000d20000dd0000e70000f20000fc0000ff0800ff1200ff1d00ff2700ff3200ff3c00ff4700ff5100"
      + "ff5c00ff6600ff7100ff7b00ff8600ff9000ff9b00ffa500ffb000ffba00ffc500ffcf00ffda00ffe400ffef00fff900"
      + "ffff07ffff17ffff26ffff36ffff46ffff56ffff65ffff75ffff85ffff95ffffa4ffffb4ffffc4ffffd4ffffe3fffff3"
      + "ffffff",
    "jet":
      "00008000008900009200009b0000a40000ad0000b60000bf0000c80000d10000da0000e30000ed0000f60000ff0000ff"
      + "0000ff0008ff0010ff0018ff0020ff0028ff0030ff0038ff0040ff0048ff0050ff0058ff0060ff0068ff0070ff0078ff"
      + "0080ff0088ff0090ff0098ff00a0ff00a8ff00b0ff00b8ff00c0ff00c8ff00d0ff00d8ff00e0fb02e8f409f0ee0ff8e7"
      + "16ffe11cffdb23ffd429ffce30ffc736ffc13cffba43ffb449ffad50ffa756ffa05dff9a63ff946aff8d70ff8777ff80"
      + "7dff7a83ff738aff6d90ff6697ff609dff5aa4ff53aaff4db1ff46b7ff40beff39c4ff33caff2cd1ff26d7ff1fdeff19"
      + "e4ff13ebff0cf1fc06f8f500feed00ffe600ffde00ffd700ffd000ffc800ffc100ffb900ffb200ffab00ffa300ff9c00"
      + "ff9400ff8d00ff8600ff7e00ff7700ff6f00ff6800ff6000ff5900ff5200ff4a00ff4300ff3b00ff3400ff2d00ff2500"
      + "ff1e00ff1600fa0f00f10800e80000df0000d60000cd0000c40000bb0000b20000a800009f00009600008d0000840000"
      + "800000",
    "gray":
      "000000ffffff",
    "binary":
      "ffffff000000",
    "bone":
      "00000004030507070a0a0a0f0e0e1312111815151d1818221c1c27201f2c2323312626362a2a3a2e2d3f313144343449"
      + "38384e3c3b533f3f5842425d4646614a49664d4d6b505070545574575a775b5f7b5e637e626882666d856972896c778c"
      + "707b907380937785977a8a9a7e8f9e8194a18598a5889da88ca2ac8fa7af93acb396b0b69ab5ba9dbabda1bfc1a4c4c4"
      + "a9c8c8aecbcbb4cfcfb9d2d2bfd6d6c4d9d9caddddcfe0e0d5e4e4dae7e7e0ebebe5eeeeeaf2f2f0f5f5f5f9f9fbfcfc"
      + "ffffff",
    "cool":
      "00ffffff00ff",
    "spring":
      "ff00ffffff00",
    "summer":
      "008066ffff66",
    "autumn":
      "ff0000ffff00",
    "winter":
      "0000ff00ff80",
    "copper":
      "0000000503020a06040f0906140c0819100a1e130c23160e2819102c1c12311f143622163b251840291a452c1c4a2f1e"
      + "4f32205435225938245e3b26633e2868422a6d452c72482e774b307c4e328051348554368a57388f5b3a945e3c99613e"
      + "9e6440a36742a86a44ad6d46b27048b7744abc774cc17a4ec67d50cb8052d08354d48656d98958de8d5ae3905ce8935e"
      + "ed9660f29962f79c64fc9f65ffa267ffa669ffa96bffac6dffaf6fffb271ffb573ffb875ffbb77ffbf79ffc27bffc57d"
      + "ffc77f",
    "rainbow":
      "8000ff7c06ff780dff7413ff7019ff6c1fff6826fe642cfe6032fe5c38fd583efd5444fd504afc4c50fc4856fb445cfb"
      + "4062fa3c68f9386df93473f83079f72c7ef72884f62489f5208ef41c93f31898f2149df110a2f00ca7ef08acee04b0ed"
      + "00b5eb04b9ea08bee90dc2e810c6e614cae518cde41dd1e220d5e124d8df28dbde2ddedc30e1da34e4d938e7d73dead5"
      + "40ecd444eed248f1d04df3ce50f4cc54f6cb58f8c95df9c760fac564fbc368fcc16dfdbf70febc74feba78ffb87dffb6"
      + "80ffb484ffb288ffaf8cfead90feab94fda899fca69cfba4a0faa1a4f89fa8f79cacf59ab0f397b4f295b9ef92bced8f"
      + "c0eb8dc4e88ac8e688cce385d0e082d4dd80d9da7ddcd67ae0d377e4cf74e8cb72ecc86ff0c46cf4c069f9bb66fcb763"
      + "ffb360ffae5effa95bffa558ffa055ff9b52ff964fff914cff8c49ff8646ff8143ff7b40ff763dff703aff6b37ff6533"
      + "ff5f30ff592dff532aff4d27ff4724ff4121ff3b1eff351bff2f18ff2914ff2211ff1c0eff160bff1008ff0905ff0302"
      + "ff0000",
    "hsv":
      "ff0000ff0c00ff1800ff2300ff2f00ff3b00ff4700ff5300ff5f00ff6a00ff7600ff8200ff8e00ff9a00ffa500ffb100"
      + "ffbd00ffc900ffd500ffe000ffec00fcf500f8fd00eeff00e2ff00d7ff00cbff00bfff00b3ff00a7ff009cff0090ff00"
      + "84ff0078ff006cff0061ff0055ff0049ff003dff0031ff0025ff001aff000eff0006ff0402ff0c00ff1600ff2100ff2d"
      + "00ff3900ff4500ff5100ff5c00ff6800ff7400ff8000ff8c00ff9700ffa300ffaf00ffbb00ffc700ffd300ffde00ffea"
      + "00fff600fcff00f0ff00e5ff00d9ff00cdff00c1ff00b5ff00aaff009eff0092ff0086ff007aff006eff0063ff0057ff"
      + "004bff003fff0033ff0028ff001cff0010ff0408ff0800ff1300ff1f00ff2b00ff3700ff4300ff4f00ff5a00ff6600ff"
      + "7200ff7e00ff8a00ff9500ffa100ffad00ffb900ffc500ffd000ffdc00ffe800fff400fffa00f9fe00f1ff00e7ff00db"
      + "ff00cfff00c3ff00b7ff00acff00a0ff0094ff0088ff007cff0071ff0065ff0059ff004dff0041ff0035ff002aff001e"
      + "ff0018",
    "turbo":
      "30123b33184a351e58372466392a733b2f803d358b3f3b974040a24146ac424bb54451bf4456c7455ccf4661d64666dd"
      + "466be34771e94776ee477bf24680f64685fa458afc448ffe4294ff4099ff3d9efe3aa3fc37a8fa33adf72fb2f42cb7f0"
      + "28bceb25c0e722c5e21fc9dd1ccdd81ad2d219d5cd18d9c818ddc218e0bd19e3b91ce6b41fe9af22ebaa27eea42cf09e"
      + "32f29838f4913ff68a46f8844ef97d55fa765dfc6f65fd696dfe6275fe5c7dff5684ff518bff4b92ff4799fe429ffd3f"
      + "a4fc3ca9fb39affa37b4f836b9f635bef434c3f134c8ef34cdec34d2e935d7e535dbe236dfdf37e3db38e7d739ebd339"
      + "eecf3af1cb3af4c73af6c33af8be39faba39fbb637fcb136fdac34fea732fea130fe9b2dfe962bfe9029fd8a26fc8423"
      + "fb7e21f9781ef8721cf66c19f46617f26014f05b12ed5510eb500ee84b0ce5470be2430adf3f08dc3b07d83706d43305"
      + "d02f05cc2b04c82803c32503be2102b91e02b41b01af1801a91601a413019e1001980e01920b018b09028507027e0502"
      + "7a0403",
    "gist_rainbow":
      "ff0029ff001eff0013ff0009ff0200ff0d00ff1800ff2200ff2d00ff3800ff4300ff4e00ff5800ff6300ff6e00ff7900"
      + "ff8400ff8e00ff9900ffa400ffaf00ffba00ffc400ffcf00ffda00ffe500fff000fffb00f9ff00eeff00e3ff00d8ff00"
      + "cdff00c3ff00b8ff00adff00a2ff0097ff008dff0082ff0077ff006cff0061ff0056ff004cff0041ff0036ff002bff00"
      + "20ff0016ff000bff0000ff0000ff0b00ff1600ff2000ff2b00ff3600ff4100ff4b00ff5600ff6100ff6c00ff7600ff81"
      + "00ff8c00ff9700ffa100ffac00ffb700ffc200ffcc00ffd700ffe200ffed00fff700fcff00f1ff00e6ff00dbff00d0ff"
      + "00c6ff00bbff00b0ff00a5ff009aff008fff0084ff0079ff006fff0064ff0059ff004eff0043ff0038ff002dff0023ff"
      + "0018ff000dff0002ff0900ff1400ff1f00ff2a00ff3400ff3f00ff4a00ff5500ff6000ff6b00ff7600ff8100ff8b00ff"
      + "9600ffa100ffac00ffb700ffc200ffcd00ffd700ffe200ffed00fff800ffff00fbff00f0ff00e5ff00daff00d0ff00c5"
      + "ff00bf",
    "terrain":
      "3333992e3ea42848ae2353b91e5ec41868ce1373d90e7ee40888ee0393f9009cf400a4dc00acc400b4ac00bc9400c47d"
      + "01cc6611cf6921d36d31d67041d97351dc7661df7971e37d81e68091e983a1ec86b1ef89c1f38dd1f690e1f993f1fc96"
      + "fefe98f6f394eee990e6df8bded587d6cb83cec07fc6b67abeac76b6a272ae976da68d699e83659679608e6e5c866458"
      + "815e5689686191726c997c76a18781a9918cb19b96b9a5a1c1b0acc9bab7d1c4c1d9cecce1d9d7e9e3e2f1edecf9f7f7"
      + "ffffff",
    "ocean":
      "008000007a04007408006e0c006810006214005c1800561c005020004a24004428003e2c003830003134002c3800263c"
      + "002040001944001448000e4c000850000154000458000a5c001060001764001d6800226c002870002f74003478003a7c"
      + "004080004684004d8800538c005890005e94006498006b9c0070a00076a4007da80682ac1288b01e8eb42a94b8369bbc"
      + "42a0c04ea6c45aacc866b3cc72b9d07ebed48ac4d896cbdca2d0e0aed6e4badce8c6e2ecd2e8f0deeef4eaf4f8f6fbfc"
      + "ffffff",
    "gnuplot":
      "00000017000d2000192700262d003232003e37004a3c005640006244006d4700794b00844e008e5100985400a25700ac"
      + "5a01b55d01be6001c66201cd6501d56701db6a01e16c01e76f02ec7102f17302f47502f87703fa7a03fc7c03fe7e04ff"
      + "8004ff8204ff8405fe8605fc8706fa8906f78b07f38d07ef8f08eb9108e69209e0940ada960ad3970bcb990cc49b0dbb"
      + "9c0eb39e0ea9a00fa0a11096a3118ca41281a61376a7146ba9165faa1753ac1847ad193baf1b2fb01c22b21d16b31f09"
      + "b52000b62200b72300b92500ba2700bc2800bd2a00be2c00c02e00c13000c23200c43400c53600c63800c73a00c93d00"
      + "ca3f00cb4100cc4400ce4600cf4900d04c00d14e00d35100d45400d55700d65a00d75d00d96000da6300db6600dc6900"
      + "dd6d00de7000e07400e17700e27b00e37f00e48300e58600e68a00e78e00e99300ea9700eb9b00ec9f00eda400eea800"
      + "efad00f0b200f1b600f2bb00f3c000f4c500f5ca00f6cf00f7d500f8da00f9df00fae500fbeb00fcf000fdf600fefc00"
      + "ffff00",
    "gist_gray":
      "000000ffffff",
    "pink":
      "1e0000280d0d321a1a391f1f4025254529294b2d2d5031315534345937375e3a3a623d3d6640406942426d4545714747"
      + "744a4a774c4c7b4e4e7e50508152528454548756568a58588d5a5a8f5c5c925e5e9560609762629a63639c65659f6767"
      + "a16868a46a6aa66c6ca96d6dab6f6fad7070af7272b27373b47575b67676b87777ba7979bc7a7abe7c7cc17d7dc27f7e"
      + "c38280c48581c58882c68b84c68e85c79186c89387c99689ca988acb9b8bcb9e8ccca08ecda28fcea590cfa791d0aa92"
      + "d0ac94d1ae95d2b096d3b397d4b598d4b799d5b99ad6bb9bd7bd9cd8bf9ed8c19fd9c3a0dac5a1dbc7a2dcc9a3dccba4"
      + "ddcda5decfa6dfd1a7dfd3a8e0d5a9e1d7aae2d8abe2daace3dcade4deaee5e0afe5e1b0e6e3b1e7e5b2e8e7b3e8e8b4"
      + "e9e9b6eaeab9ebebbcebebbeececc1ededc4ededc6eeeec9efefcbf0f0cef0f0d0f1f1d3f2f2d5f2f2d7f3f3daf4f4dc"
      + "f4f4def5f5e0f6f6e3f7f7e5f7f7e7f8f8e9f9f9ebf9f9eefafaf0fbfbf2fbfbf4fcfcf6fdfdf8fdfdfafefefcfffffe"
      + "ffffff",
  ]

  private static let lists: [String: String] = [
    "tab10":
      "1f77b4ff7f0e2ca02cd627289467bd8c564be377c27f7f7fbcbd2217becf",
    "tab20":
      "1f77b4aec7e8ff7f0effbb782ca02c98df8ad62728ff98969467bdc5b0d58c564bc49c94e377c2f7b6d27f7f7fc7c7c7"
      + "bcbd22dbdb8d17becf9edae5",
    "Set1":
      "e41a1c377eb84daf4a984ea3ff7f00ffff33a65628f781bf999999",
    "Set2":
      "66c2a5fc8d628da0cbe78ac3a6d854ffd92fe5c494b3b3b3",
    "Set3":
      "8dd3c7ffffb3bebadafb807280b1d3fdb462b3de69fccde5d9d9d9bc80bdccebc5ffed6f",
    "Pastel1":
      "fbb4aeb3cde3ccebc5decbe4fed9a6ffffcce5d8bdfddaecf2f2f2",
    "Dark2":
      "1b9e77d95f027570b3e7298a66a61ee6ab02a6761d666666",
    "Accent":
      "7fc97fbeaed4fdc086ffff99386cb0f0027fbf5b17666666",
    "Paired":
      "a6cee31f78b4b2df8a33a02cfb9a99e31a1cfdbf6fff7f00cab2d66a3d9affff99b15928",
  ]
}
