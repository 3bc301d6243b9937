import Inspections
import Vocabulary

@testable import Scrutiny

/// A day of 2022, the year of the invented inspection.
func day(_ month: Int, _ day: Int, _ year: Int = 2022) -> Day { Day(year, month, day)! }

extension ReportRecord {
    /// The invented county's record: on site 7 to 11 February, notified a week before, published on 25 March, good overall.
    static func marlshire(
        state: Inspection.State = .published, printed: String = "Requires improvement to be good", findings: [Finding] = [],
        actions: [ActionLine] = [], paragraphs: [Int: String] = [:], staff: [String] = []
    ) -> ReportRecord {
        let inspection = Inspection(
            framework: .ilacs2018, localAuthority: "Marlshire", state: state,
            dates: InspectionDates(
                notified: day(1, 31), fieldworkFrom: day(2, 7), fieldworkTo: day(2, 11), received: day(3, 21), published: day(3, 25)),
            leadInspector: "Nell Fane",
            judgements: [
                .made(.leaders, .good), .made(.helpProtection, .requiresImprovement, printed), .made(.careAndLeavers, .good),
                .made(.overall, .good),
            ])
        return ReportRecord(
            council: "Marlshire County Council", inspection: inspection, previous: .marlshire2017, findings: findings, actions: actions,
            paragraphs: paragraphs, staff: staff)
    }
}

extension ReportRecord.Previous {
    static let marlshire2017 = ReportRecord.Previous(
        framework: .singleInspection, from: day(9, 11, 2017), to: day(10, 5, 2017), published: day(11, 24, 2017), year: 2017,
        overall: .good,
        judgements: [.made(.singleHelpProtection, .good), .made(.singleLeadership, .good), .made(.overall, .good)])
}

extension Judgement {
    static func made(_ area: JudgementArea, _ grade: Grade?, _ printed: String? = nil) -> Judgement {
        Judgement(area: area, grade: grade, printed: printed ?? grade?.name ?? "", page: 1, source: .person)
    }
}

extension Finding {
    static func made(_ text: String, _ kind: FindingKind = .improvement, paragraphs: [Int] = []) -> Finding {
        Finding(id: Identifier(), inspection: Identifier(), kind: kind, position: 1, text: text, page: 2, paragraphs: paragraphs)
    }
}

extension ReportFacts {
    static func made(meeting: Day = day(6, 29), exemption: Exemption? = nil) -> ReportFacts {
        ReportFacts(
            title: "Ofsted inspection of children’s services", committee: "People Overview Committee", meeting: meeting, item: "6",
            officerName: "Tess Orme", officerPost: "Director of children’s services", officerEmail: "tess.orme@marlshire.example",
            officerTelephone: "01632 960001", portfolioHolder: "Cllr Joan Pike", localMember: "All members", exemption: exemption)
    }
}

extension ReportSection {
    static func made(
        _ heading: String, _ body: String, _ level: SectionLevel = .numbered, kind: SectionKind = .other, exemption: Exemption? = nil,
        isComplete: Bool = true
    ) -> ReportSection {
        ReportSection(kind: kind, level: level, heading: heading, body: body, isComplete: isComplete, exemption: exemption)
    }
}

extension CommitteeReport {
    static func made(
        _ sections: ReportSection..., facts: ReportFacts = .made(), signOffs: [SignOff] = [], state: State = .draft
    ) -> CommitteeReport {
        CommitteeReport(
            id: Identifier(), inspection: Identifier(), facts: facts, sections: sections, signOffs: signOffs, state: state)
    }
}

extension Exemption {
    static let money = Exemption(paragraph: .financialOrBusinessAffairs, publicInterest: "A price would be told to bidders.")!
}

/// What one rule finds in a text that stands in a section of its own.
func found(
    _ rule: ReportRule, in text: String, kind: SectionKind = .inspection, record: ReportRecord = .marlshire(), links: [ClaimLink] = []
) -> [ReportProblem] {
    ClaimCheck(.made(.made("The inspection", text, kind: kind)), against: record, links: links).problems(rule)
}
