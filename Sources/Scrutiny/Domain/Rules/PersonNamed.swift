import Inspections
import Foundation

/// A report shows posts, not names. Only people in the report details appear by name: the responsible officer, the portfolio holder,
/// the local member, and Ofsted's lead inspector.
///
/// The check finds names of people with an account here, and names after a title such as Mrs, Dr or Cllr.
enum PersonNamed {
    static func problems(in report: CheckedReport) -> [ReportProblem] {
        problems(in: report.passages, staff: report.record.staff, allowed: allowed(report))
    }

    /// - Parameters:
    ///   - staff: people with an account here.
    ///   - allowed: people who may be named.
    static func problems(in passages: [Passage], staff known: [String], allowed: [String]) -> [ReportProblem] {
        passages.sentences.flatMap { passage, sentence -> [ReportProblem] in
            if [.portfolioHolder, .localMember].contains(passage.kind) || passage.isCouncillors { return [] }
            let staff = known.filter { sentence.namesPerson($0) }
            let names = staff + PersonalName.titled(in: sentence).filter { name in !staff.contains { PersonalName.agree($0, name) } }
            return names.filter { name in !allowed.contains { PersonalName.agree($0, name) } }.map { name in
                ReportProblem(
                    .personNamed, passage, sentence, "This names \(name). A published report shows posts.",
                    correction: "Write their post instead.")
            }
        }
    }

    private static func allowed(_ report: CheckedReport) -> [String] {
        let facts = report.facts
        let named = [facts?.officerName, facts?.portfolioHolder, facts?.localMember, report.record.inspection.leadInspector]
        return named.compactMap { $0 }.flatMap { $0.split(separator: ",").flatMap { $0.components(separatedBy: " and ") } }.filter {
            !$0.isEmpty
        }
    }
}

extension Passage {
    /// In pasted text the councillors' sections are recognised by their headings.
    fileprivate var isCouncillors: Bool {
        let heading = place.heading.lowercased()
        return place.section == nil
            && ["portfolio holder", "cabinet member", "local member", "responsible officer"].contains { heading.contains($0) }
    }
}

extension String {
    /// Both first and last name, in order, as words.
    fileprivate func namesPerson(_ name: String) -> Bool {
        let own = PersonalName.words(name)
        guard own.count >= 2 else { return false }
        let words = PersonalName.words(self)
        return words.indices.contains { words[$0...].starts(with: own) }
    }
}
