import Foundation

/// A run of letters or of figures, as it is compared: small, without accents and apostrophes.
struct PlainToken: Sendable {
    let raw: String
    let key: String
    /// The same with number words as figures and one form for each kind of street and house.
    let canon: String
    let sentence: Int
    let isPossessive: Bool
    /// The key and the canonical form as they are compared with the known details.
    let keyBytes: [UInt8]
    let canonBytes: [UInt8]

    init(raw: String, key: String, sentence: Int, isPossessive: Bool) {
        (self.raw, self.key, self.sentence, self.isPossessive) = (raw, key, sentence, isPossessive)
        canon = PlainToken.canonical[key] ?? key
        (keyBytes, canonBytes) = (Array(key.utf8), Array(canon.utf8))
    }

    var isCapital: Bool { raw.first?.isUppercase == true }
    var isFigures: Bool { canon.allSatisfy { $0.isASCII && $0.isNumber } }
    /// Without a possessive s.
    var base: String { isPossessive && key.hasSuffix("s") ? String(key.dropLast()) : key }

    static func tokens(of text: String, sentence: Int = 0) -> [PlainToken] {
        var (tokens, raw, key): ([PlainToken], String, String) = ([], "", "")
        var (hasFigures, apostrophe) = (false, 0)
        func close() {
            defer { (raw, key, hasFigures, apostrophe) = ("", "", false, 0) }
            guard !key.isEmpty else { return }
            let trimmed = raw.last.map(isApostrophe) == true && !key.hasSuffix("s") ? String(raw.dropLast()) : raw
            tokens.append(
                PlainToken(
                    raw: trimmed, key: key, sentence: sentence,
                    isPossessive: apostrophe > 0 && key.hasSuffix("s") && key.count - apostrophe <= 1))
        }
        for sign in text {
            if isApostrophe(sign), !key.isEmpty {
                raw.append(sign)
                apostrophe = key.count
            } else if sign.isLetter || sign.isNumber {
                if !key.isEmpty, hasFigures != sign.isNumber { close() }
                hasFigures = sign.isNumber
                raw.append(sign)
                key +=
                    sign.isASCII
                    ? sign.lowercased() : String(sign).folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
            } else {
                close()
            }
        }
        close()
        return tokens
    }

    private static func isApostrophe(_ sign: Character) -> Bool { sign == "'" || sign == "’" || sign == "‘" || sign == "`" }

    private static let canonical: [String: String] = {
        var table: [String: String] = [:]
        let ones =
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
        for (number, word) in ones.split(separator: " ").enumerated() { table[String(word)] = String(number) }
        for (number, word) in "twenty thirty forty fifty sixty seventy eighty ninety".split(separator: " ").enumerated() {
            table[String(word)] = String((number + 2) * 10)
        }
        table["oh"] = "0"
        table["nought"] = "0"
        for forms in kinds.split(separator: ";") {
            let words = forms.split(separator: " ").map(String.init)
            for word in words { table[word] = words[0] }
        }
        return table
    }()

    private static let kinds = """
        st street saint str;rd road;ave avenue av;cl close clo;ln lane;dr drive doctor;cres crescent cresc;ct court crt;pl \
        place;sq square;terr terrace ter; \
        gdns gardens gdn garden;gr grove grv;pk park;hse house ho;mt mount;prim primary;sch school schl;hosp hospital;ctr centre \
        center cntr;med medical; \
        surg surgery;n north;apt apartment;bldg building;sols solicitors solicitor;acad academy;coll college;jnr junior;inf infant infants
        """
}
