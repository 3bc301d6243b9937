/// The numbers of a report's sections and paragraphs. They are made here and nowhere else, from one count for each numbered
/// section, which its paragraphs and the sections within it share: no number can stand twice.
package struct Numbering: Sendable {
    private var section = 0
    private var withinSection = 0
    private var withinPart: Int?
    private var isNumbered = false

    package init() {}

    /// The number of the next section: `3`, `3.2`, or nil where its level carries none.
    package mutating func section(_ level: SectionLevel) -> String? {
        switch level {
        case .numbered:
            section += 1
            (withinSection, withinPart, isNumbered) = (0, nil, true)
            return String(section)
        case .under where section > 0:
            withinSection += 1
            (withinPart, isNumbered) = (0, true)
            return "\(section).\(withinSection)"
        case .under, .front, .divider, .closing:
            isNumbered = false
            return nil
        }
    }

    /// The number of the next paragraph: `1.2`, `3.1.2`, or nil within a section without numbers.
    package mutating func paragraph() -> String? {
        guard isNumbered else { return nil }
        if let part = withinPart {
            withinPart = part + 1
            return "\(section).\(withinSection).\(part + 1)"
        }
        withinSection += 1
        return "\(section).\(withinSection)"
    }
}
