/// Every form in which a detail of each kind is looked for.
extension DetailNeedle {
    static func needles(of text: String, _ kind: ProtectedDetails.Kind) -> [DetailNeedle] {
        let forms: [Form] =
            switch kind {
            case .address: places(text)
            case .school, .healthSetting, .solicitor: organisation(text)
            case .phone: phone(text)
            case .email: email(text)
            case .name: name(text)
            case .attendance: attendance(text)
            }
        return forms.map { DetailNeedle(kind: kind, form: $0) }
    }

    private static func joined(_ tokens: [PlainToken], canonical: Bool = false) -> String {
        tokens.map { canonical ? $0.canon : $0.key }.joined()
    }

    private static func both(_ tokens: [PlainToken]) -> [Form] {
        tokens.isEmpty ? [] : [.run(joined(tokens), canonical: false), .run(joined(tokens, canonical: true), canonical: true)]
    }

    private static func pieces(_ text: String) -> [[PlainToken]] {
        text.split { $0 == "," || $0.isNewline || $0 == ";" }.map { PlainToken.tokens(of: String($0)) }.filter { !$0.isEmpty }
    }

    /// An address: its postcode whole and in parts, its street with and without the number, its house, and its town where the sentence
    /// says that somebody lives there.
    private static func places(_ text: String) -> [Form] {
        pieces(text).flatMap { piece -> [Form] in
            let (rest, postcode) = parted(piece)
            return postcode + place(rest)
        }
    }

    private static func parted(_ piece: [PlainToken]) -> ([PlainToken], [Form]) {
        guard piece.count > 3 || piece.count == 4 else { return (piece, []) }
        for start in 0...(piece.count - 4) {
            let (area, district, sector, unit) = (piece[start], piece[start + 1], piece[start + 2], piece[start + 3])
            let isOne =
                (1...2).contains(area.key.count) && !area.isFigures && district.isFigures && sector.isFigures && sector.key.count == 1
                && unit.key.count == 2
            guard isOne, !unit.isFigures else { continue }
            return (Array(piece[..<start]), postcode(area.key + district.key, sector.key + unit.key))
        }
        return (piece, [])
    }

    private static func postcode(_ outward: String, _ inward: String) -> [Form] {
        [.run(outward + inward, canonical: false), .district(outward), .run(inward, canonical: false)]
    }

    private static func place(_ tokens: [PlainToken]) -> [Form] {
        // “TF34AB” without a space is cut into “tf”, “34”, “ab”.
        if tokens.count == 3, tokens[0].key.count < 3, !tokens[0].isFigures, tokens[1].isFigures, tokens[1].key.count > 1,
            tokens[2].key.count == 2
        {
            return postcode(tokens[0].key + tokens[1].key.dropLast(), String(tokens[1].key.suffix(1)) + tokens[2].key)
        }
        let words = tokens.filter { !["flat", "unit", "apt", "room"].contains($0.canon) }
        guard let last = words.last else { return [] }
        let name = Array(words.drop { $0.isFigures || $0.key.count == 1 })
        guard name.contains(where: { !$0.isFigures }) else { return [] }
        guard name.count > 1, kindsOfStreet.contains(last.canon) else {
            return name.count < tokens.count ? both(Array(words)) + (name.count > 1 ? both(name) : []) : [.town(joined(name))]
        }
        let number = words.first(where: \.isFigures).map { [$0] } ?? []
        return both(name) + (number.isEmpty ? [] : both(number + name.dropLast())) + nearly(name.dropLast())
            + [.nearlyRun(joined(name), words: name.count)]
    }

    private static func nearly(_ words: some Collection<PlainToken>) -> [Form] {
        words.filter { $0.key.count >= 7 && !generic.contains($0.canon) }.map { .nearly($0.key) }
    }

    /// A school, a surgery, a firm: its name whole, without the words that others of its kind have too, and by its initials.
    private static func organisation(_ text: String) -> [Form] {
        guard let first = pieces(text).first else { return [] }
        let others = pieces(text).dropFirst().flatMap { piece -> [Form] in
            let (rest, postcode) = parted(piece)
            return postcode + place(rest)
        }
        let words = first.filter { !["and", "the", "of"].contains($0.key) }
        let own = Array(words.prefix { !generic.contains($0.canon) || $0.canon == "st" })
        var forms = both(words) + both(first) + nearly(own) + withoutPossessive(words) + withoutPossessive(own)
        if !own.isEmpty {
            forms +=
                own.count > 1
                ? both(own)
                : own[0].key.count > 2 ? [everydayNames.contains(own[0].key) ? .named(own[0].key) : .run(own[0].key, canonical: false)] : []
            forms += both(Array(words.prefix(own.count + 1)))
        }
        if own.count > 1, own[0].canon != "st" {
            forms += both([own[0], PlainToken.tokens(of: "and")[0]] + own.dropFirst())
        }
        let initials = words.compactMap { $0.raw.first.map { String($0).uppercased() } }.joined()
        if initials.count > 2 { forms.append(.initials(initials)) }
        return forms + others
    }

    /// “Saint Mary Surgery” for St Mary’s Surgery.
    private static func withoutPossessive(_ tokens: [PlainToken]) -> [Form] {
        guard tokens.count > 1, tokens.contains(where: \.isPossessive) else { return [] }
        return [.run(tokens.map { $0.isPossessive ? $0.base : $0.canon }.joined(), canonical: true)]
    }

    private static func phone(_ text: String) -> [Form] {
        var figures = text.filter { $0.isASCII && $0.isNumber }
        for country in ["0044", "44"] where figures.hasPrefix(country) { figures = String(figures.dropFirst(country.count)) }
        if figures.hasPrefix("0") { figures = String(figures.dropFirst()) }
        guard figures.count >= 6 else { return [] }
        return [.figures(figures), .figures(String(figures.suffix(6)))]
    }

    private static func email(_ text: String) -> [Form] {
        let sides = text.split(separator: "@").map { PlainToken.tokens(of: String($0)) }
        guard sides.count == 2 else { return both(PlainToken.tokens(of: text)) }
        let account = joined(sides[0])
        let hasFigures = sides[0].contains(where: \.isFigures) && account.count > 4
        return [.email(account + joined(sides[1]))] + (hasFigures ? [.run(account, canonical: false)] : [])
    }

    /// A new name: whole, turned round, by its initial, by the surname, and by the first name, each of the last two with a capital.
    private static func name(_ text: String) -> [Form] {
        let words = PlainToken.tokens(of: text).filter { !["mr", "mrs", "ms", "miss", "dr", "mx"].contains($0.key) }
        guard let first = words.first, let last = words.last else { return [] }
        guard words.count > 1 else { return [.named(first.key)] + nearly([first]) }
        let whole: [Form] = [.run(joined(words), canonical: false), .run(last.key + first.key, canonical: false)]
        let parts: [Form] = [.named(last.key), .named(first.key), .run(String(first.key.prefix(1)) + last.key, canonical: false)]
        return whole + parts + nearly(words)
    }

    private static func attendance(_ text: String) -> [Form] {
        let tokens = PlainToken.tokens(of: text)
        let (days, minutes) = (TimesOfWeek.days(in: tokens), TimesOfWeek.minutes(in: tokens))
        // A day alone would stop every letter that names it: without a time it is looked for as words.
        return minutes.isEmpty ? both(tokens) : [.time(days: days, minutes: minutes)]
    }

    private static func words(_ text: String) -> Set<String> { Set(text.split(separator: " ").map(String.init)) }

    static let kindsOfStreet = words(
        "st rd ave cl ln dr cres ct pl sq terr gdns gr pk hse way walk row rise hill view mews yard green court bank cottage lodge farm villas vale wharf parade"
    )
    private static let generic = words(
        """
        prim sch acad coll jnr inf high comprehensive nursery preschool playgroup community church ce rc catholic cofe the of \
        and surg med practice health \
        ctr hosp clinic group sols llp ltd law legal family children childrens centre trust nhs royal general infirmary pharmacy \
        dental secondary grammar
        """)
    /// Words of everyday language that are names too: alone they count with a capital only.
    private static let everydayNames = words(
        """
        park green hill castle bridge mill river meadow meadows field fields grove wood woods spring springs valley view lake \
        rose ivy queen king queens \
        kings hope grace faith joy summer may june april dawn church north south east west new old long short white black brown \
        grey rowan oak ash elm
        """)
}
