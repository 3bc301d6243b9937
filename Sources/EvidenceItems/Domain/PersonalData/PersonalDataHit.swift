/// Something in a text that may lead to a person: what it looks like, where it stands, and the words around it.
package struct PersonalDataHit: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// On a list of names that are not for outside. Which list is never said: that would tell who is known here.
        case name
        case staffName = "staff_name"
        case initialsWithAge = "initials_with_age"
        case dateOfBirth = "date_of_birth"
        case upn
        case nhsNumber = "nhs_number"
        case recordNumber = "record_number"
        case postcode
        case address
        case email
        case telephone

        package var words: String {
            switch self {
            case .name: "A name on one of the lists"
            case .staffName: "The name of somebody who works here"
            case .initialsWithAge: "Initials with an age"
            case .dateOfBirth: "What may be a date of birth"
            case .upn: "A unique pupil number"
            case .nhsNumber: "An NHS number"
            case .recordNumber: "The number of a child’s or family’s record"
            case .postcode: "A postcode"
            case .address: "An address"
            case .email: "An e-mail address"
            case .telephone: "A telephone number"
            }
        }
    }

    package let kind: Kind
    /// Where it stands, in bytes of the text.
    package let range: Range<Int>
    /// What makes it less than sure, in words; empty where nothing does.
    package let doubt: String
    /// Which entries of the list it may be; for the store, never for a page.
    package let entries: [Int]
    /// On which of the lists, by its place among them.
    package var list: Int?

    package init(_ kind: Kind, _ range: Range<Int>, doubt: String = "", entries: [Int] = []) {
        (self.kind, self.range, self.doubt, self.entries) = (kind, range, doubt, entries)
    }
}

/// A hit with the words before and behind it.
package struct HitInContext: Sendable, Hashable {
    package let before: String
    package let found: String
    package let after: String
    private static let reach = 60

    /// Nil when the range does not lie in the text.
    package init?(_ range: Range<Int>, in text: String) {
        let bytes = Array(text.utf8)
        guard range.lowerBound >= 0, range.upperBound <= bytes.count, !range.isEmpty else { return nil }
        let (from, to) = (max(0, range.lowerBound - HitInContext.reach), min(bytes.count, range.upperBound + HitInContext.reach))
        found = String(decoding: bytes[range], as: UTF8.self)
        before = HitInContext.line(String(decoding: bytes[from..<range.lowerBound], as: UTF8.self), cutsStart: from > 0)
        after = HitInContext.line(String(decoding: bytes[range.upperBound..<to], as: UTF8.self), cutsEnd: to < bytes.count)
    }

    /// One line, without the half words at its cut ends.
    private static func line(_ text: String, cutsStart: Bool = false, cutsEnd: Bool = false) -> String {
        var text = text.map { $0.isWhitespace ? " " : $0 }[...]
        if cutsStart, let space = text.firstIndex(of: " ") { text = text[space...] }
        if cutsEnd, let space = text.lastIndex(of: " ") { text = text[...space] }
        return (cutsStart ? "…" : "") + String(text) + (cutsEnd ? "…" : "")
    }
}
