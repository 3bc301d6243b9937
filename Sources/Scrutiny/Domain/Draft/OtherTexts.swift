import ActionPlans
import EvidenceItems
import Foundation
import Inspections
import Vocabulary

/// The first draft of papers for other readers from the same record: sentences about practice, each with what it is based on, in plain words.
package struct OtherTexts: Sendable {
    let record: ReportRecord

    package init(record: ReportRecord) { self.record = record }

    package func text(of kind: SectionKind) -> String {
        switch kind {
        case .knowledge: knowledge
        case .howWeKnow: sources
        case .whatNext: next
        case .enquiries: enquiries
        case .plainFindings: plainFindings
        case .plainActions: plainActions
        case .plainHelp: "[Add a team’s telephone number or address, and who will answer.]"
        default: ""
        }
    }

    /// Each drafted sentence of a section with what shows it: a measure of the same action, else its evidence; a paragraph of Ofsted's
    /// report; what somebody said.
    package func links(of kind: SectionKind) -> [ClaimLink] {
        switch kind {
        case .knowledge: linked(record.actions)
        case .enquiries: linked(record.lines.flatMap(answering))
        case .howWeKnow: linkedHowWeKnow
        case .plainFindings:
            (record.toAnswer + record.findings(.strength)).flatMap { finding in
                finding.paragraphs.first.map { linked(plain(finding.text), to: .paragraph($0)) } ?? []
            }
        default: []
        }
    }

    private var linkedHowWeKnow: [ClaimLink] {
        var links = record.measures.flatMap { linked(record.noting($0), to: .measure($0)) }
        links += record.audits.flatMap { linked(record.noting($0), to: .audit($0)) }
        links += confirmed.flatMap { linked(record.noting($0.words), to: .evidence($0.words), $0.id) }
        links += voices.flatMap { line, voice in linked(said(voice), to: .evidence(line.words), line.id) }
        return links
    }

    private func linked(_ actions: [ActionLine]) -> [ClaimLink] {
        actions.filter(isKnown).flatMap { action in
            let (link, evidence) = support(of: action)
            return linked(sentence(action), to: link, evidence)
        }
    }

    private func linked(_ text: String, to link: ReportLink, _ evidence: Identifier<Evidence>? = nil) -> [ClaimLink] {
        Sentences.of(text).map { ClaimLink(sentence: SentenceKey($0), link: link, evidence: evidence) }
    }

    /// Confirmed evidence comes before evidence that is still to be confirmed.
    func support(of action: ActionLine) -> (ReportLink, Identifier<Evidence>?) {
        if let measure = record.measures.first(where: { $0.hasSuffix("(\(action.reference))") }) { return (.measure(measure), nil) }
        let own = record.evidence.filter { $0.serves.components(separatedBy: ", ").contains(action.reference) }
        if let line = own.first(where: { $0.release == .confirmed }) ?? own.first { return (.evidence(line.words), line.id) }
        return (.officersJudgement, nil)
    }

    private func isKnown(_ action: ActionLine) -> Bool {
        ![.notMeasured, .tooEarlyToTell].contains { ShownImpact.says($0, in: action.impact) }
    }

    private func sentence(_ action: ActionLine) -> String {
        "\(action.reference) \(action.title.trimmingFullStop): delivery: \(action.delivery.lowercased()); impact on practice: \(action.impact.lowercased())."
    }

    private func plain(_ text: String) -> String { text.capitalisedFirst.trimmingFullStop + "." }

    private var plainFindings: String {
        let (asked, good) = (record.toAnswer, record.findings(.strength))
        let parts = [
            "Ofsted came to see how we help children and families.",
            good.isEmpty ? nil : "They said that this is going well:\n\n\(bullets(good.map { plain($0.text) }))",
            asked.isEmpty
                ? "They did not ask us to change anything."
                : "They asked us to do this better:\n\n\(bullets(asked.map { plain($0.text) }))",
            "[Put each of these in everyday words. Keep what matters to a family and leave the rest out.]",
        ]
        return parts.compactMap(\.self).joined(separator: "\n\n")
    }

    private var plainActions: String {
        let parts =
            OutwardStatus.Kind.allCases.map { status -> String? in
                let own = record.actions.filter { $0.plainStatus == status }
                let isDated = status == .underWay || status == .notStarted
                let lines = own.map { isDated ? "\($0.title.trimmingFullStop)\($0.due.map { ", by \($0)" } ?? "")." : plain($0.title) }
                return own.isEmpty ? nil : "\(status.plainWords)\n\n\(bullets(lines))"
            } + ["[Explain in everyday words what is different now for a family. Use one short sentence for each.]"]
        return parts.compactMap(\.self).joined(separator: "\n\n")
    }

    private var knowledge: String {
        let known =
            record.actions.filter { isKnown($0) && $0.status == .notSustained }
            + record.actions.filter {
                isKnown($0) && $0.status != .notSustained
            }
        let unknown = record.actions.filter { !isKnown($0) }
        let head =
            known.isEmpty
            ? "No measure, audit or evidence shows yet whether practice has changed."
            : "This is what measures and evidence show so far:\n\n\(bullets(known.map(sentence)))"
        let rest =
            unknown.isEmpty
            ? ""
            : "\n\nFor these it is too early to tell, or there is no measure:\n\n"
                + bullets(unknown.map { "\($0.reference) \($0.title) (\($0.delivery.lowercased()))" })
        return head + rest + "\n\n[Explain what this means for children, with the paragraph, measure or audit that says so.]"
    }

    private var sources: String {
        let parts = [
            record.measures.isEmpty
                ? "No measure is linked to an action yet." : "Measures:\n\n\(bullets(record.measures.map { record.noting($0) }))",
            record.audits.isEmpty
                ? "No audit is linked to an action yet." : "Audits:\n\n\(bullets(record.audits.map { record.noting($0) }))", evidence,
            heard,
            "[Add what staff said, how you asked, and what is not known.]",
        ]
        return parts.joined(separator: "\n\n")
    }

    /// What was said, confirmed, and may be quoted.
    private var voices: [(EvidenceLine, Voice)] {
        record.evidence.filter { $0.release == .confirmed }.compactMap { line in line.voice.map { (line, $0) } }
    }

    private var heard: String {
        voices.isEmpty
            ? "[No quotes from children, parents or carers are confirmed yet. Add what they said, and how you asked.]"
            : "What children, parents and carers said:\n\n\(bullets(voices.map { said($0.1) }))"
    }

    /// How many people spoke is left out: a small number may identify them.
    private func said(_ voice: Voice) -> String {
        let words = voice.words.split(whereSeparator: \.isNewline).joined(separator: " ")
        return "\(voice.people.words) (\(voice.gathered.trimmingFullStop), \(voice.day)): “\(words.trimmingFullStop)”."
    }

    private var confirmed: [EvidenceLine] { record.evidence.filter { $0.release == .confirmed && $0.voice == nil } }

    /// Only evidence that a person has confirmed for sharing is named in a paper.
    private var evidence: String {
        let waiting = record.evidence.count { $0.release != .confirmed }
        let note =
            waiting == 0 ? nil : "[\(waiting) more \(waiting == 1 ? "piece is" : "pieces are") not confirmed yet, so not listed here.]"
        let list =
            confirmed.isEmpty
            ? "No evidence has been confirmed yet." : "Evidence for the plan:\n\n\(bullets(confirmed.map { record.noting($0.words) }))"
        return [list, note].compactMap(\.self).joined(separator: "\n\n")
    }

    private var next: String {
        let open = record.actions.filter { $0.status != .done || ShownImpact.says(.noChangeSeen, in: $0.impact) }
        let lines = open.map { action in
            "\(action.reference) \(action.title.trimmingFullStop), by \(action.due?.description ?? "a date not set") (\(action.post); \(action.delivery.lowercased()); \(action.impact.lowercased()))"
        }
        return lines.isEmpty
            ? "Every action is complete, and practice has changed."
            : "Still to do, or done with no change in practice so far:\n\n\(bullets(lines))"
    }

    /// The actions that respond to the findings of a line of enquiry.
    private func answering(_ line: LineOfEnquiry) -> [ActionLine] {
        let findings = Set(line.conclusion?.findings ?? [])
        return record.actions.filter { !findings.isDisjoint(with: $0.findings) }
    }

    private var enquiries: String {
        guard !record.lines.isEmpty else { return "[List the lines of enquiry, and your position on each.]" }
        return record.lines.map { line in
            let concluded =
                line.conclusion.map {
                    "Inspectors concluded on \($0.day): \($0.words)\($0.paragraphs.isEmpty ? "" : " (Ofsted’s report, \(ParagraphCitation.words($0.paragraphs)))")"
                }
                ?? "Inspectors have not reached a conclusion yet."
            let own = answering(line)
            let done = own.isEmpty ? "No action responds to it yet." : "Since then:\n\n\(bullets(own.map(sentence)))"
            return "## \(line.title)\n\n\(concluded)\n\n\(done)\n\n[Add your current position.]"
        }.joined(separator: "\n\n")
    }

    private func bullets(_ lines: [String]) -> String { lines.map { "- \($0)" }.joined(separator: "\n") }
}

extension OutwardStatus.Kind {
    /// What stands before the actions of this kind on a page for families or staff.
    var plainWords: String {
        switch self {
        case .notSustained: "We did this, but the improvement did not last:"
        case .offTrack: "This is taking longer than we planned:"
        case .held: "We have finished this, and somebody else is still checking it:"
        case .underWay: "We are still doing this:"
        case .notStarted: "We have not started this yet:"
        case .done: "We have done this:"
        }
    }
}
