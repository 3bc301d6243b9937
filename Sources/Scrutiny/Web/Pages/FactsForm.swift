import Scrutiny
import SiteKit
import Vocabulary

/// The fields of a report's facts, and how they are read.
enum FactsForm {
    static func fields(_ fields: FormFields, _ facts: ReportFacts?, _ kind: ReportKind = .committee) -> HTML {
        let isCommittee = kind == .committee
        return """
            \(fields.text("title", "Title", value: facts?.title ?? (isCommittee ? "Ofsted inspection of children’s services" : kind.words)))
            \(fields.text("committee", isCommittee ? "Committee" : "For whom", value: facts?.committee ?? kind.readers, width: 40))
            \(fields.day("meeting", isCommittee ? "Day of the meeting" : "Day by which it is wanted", hint: "Clearance days are worked back from it.", value: facts?.meeting))
            <h2>People</h2><p>Only the people named here appear by name in what is published. Everyone else appears by post.</p>
            \(fields.text("officer-name", "Responsible officer", value: facts?.officerName ?? "", width: 40))
            \(fields.text("officer-post", "Their post", value: facts?.officerPost ?? "", width: 40))
            \(fields.text("officer-email", "Email", value: facts?.officerEmail ?? "", width: 40))
            \(fields.text("officer-telephone", "Telephone", value: facts?.officerTelephone ?? "", width: 20))
            \(isCommittee ? committee(fields, facts) : nil)
            """
    }

    /// What only a paper before a committee has.
    private static func committee(_ fields: FormFields, _ facts: ReportFacts?) -> HTML {
        """
        \(fields.text("item", "Item on the agenda", hint: "Leave empty until democratic services give it.", value: facts?.item ?? "", width: 10))
        \(fields.text("portfolio-holder", "Portfolio holder", hint: "As in Cllr Jo Pine.", value: facts?.portfolioHolder ?? "", width: 40))
        \(fields.text("local-member", "Local member", hint: "Empty means all members.", value: facts?.localMember ?? "", width: 40))
        <h2>Public or exempt</h2>
        \(fields.choices(
        "publicity", "Is the whole report exempt?",
        hint: "Single sections can be made exempt on their own pages. A report that is exempt as a whole is never published.",
        options: [("public", "No, it is public"), ("exempt", "Yes, all of it")],
        chosen: [facts?.exemption == nil ? "public" : "exempt"]))
        \(exemption(fields, facts?.exemption))
        """
    }

    static func exemption(_ fields: FormFields, _ exemption: Exemption?) -> HTML {
        let options =
            [(value: "", words: "Choose a paragraph")]
            + Schedule12A.allCases.map { (value: String($0.rawValue), words: "\($0.rawValue): \($0.words)") }
        return """
            \(fields.select(
                "schedule", "Paragraph of Schedule 12A", options: options, value: exemption.map { String($0.paragraph.rawValue) } ?? ""))
            \(fields.area(
                "public-interest", "Why the public interest lies with keeping it exempt", value: exemption?.publicInterest ?? "", rows: 3))
            """
    }

    static func read(_ reader: inout FormReader) -> ReportFacts? {
        let title = reader.text("title", "Give the report a title.", limit: 200)
        let committee = reader.text("committee", "Give the name of the committee.", limit: 200)
        let meeting = reader.day("meeting", "Give the day of the meeting.")
        let facts = meeting.map { meeting in
            ReportFacts(
                title: title, committee: committee, meeting: meeting, item: reader.optionalText("item", limit: 50),
                officerName: reader.text("officer-name", "Give the name of the responsible officer.", limit: 200),
                officerPost: reader.optionalText("officer-post", limit: 200),
                officerEmail: reader.optionalText("officer-email", limit: 200),
                officerTelephone: reader.optionalText("officer-telephone", limit: 50),
                portfolioHolder: reader.optionalText("portfolio-holder", limit: 200),
                localMember: reader.optionalText("local-member", limit: 200))
        }
        let isExempt = reader.optionalText("publicity") == "exempt"
        let exemption = isExempt ? readExemption(&reader) : nil
        guard var facts else { return nil }
        facts.exemption = exemption
        return facts
    }

    static func readExemption(_ reader: inout FormReader) -> Exemption? {
        let number = reader.text("schedule", "Choose the paragraph of Schedule 12A that makes it exempt.")
        let reason = reader.text("public-interest", "Say why the public interest lies with keeping it exempt.", limit: 2000)
        return Int(number).flatMap(Schedule12A.init(rawValue:)).flatMap { Exemption(paragraph: $0, publicInterest: reason) }
    }
}
