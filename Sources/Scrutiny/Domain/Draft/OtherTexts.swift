import ActionPlans
import EvidenceItems
import Foundation
import Inspections
import Vocabulary

/// The first text of what other readers get from the same record: sentences about practice, each with what it rests on, and plain words.
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
        case .plainHelp: "[Give a telephone number or an address of a team, and say who answers.]"
        default: ""
        }
    }

    /// Each drafted sentence of a section with what shows it: a measure of the same action, else its evidence; a paragraph of Ofsted's
    /// report; what somebody said.
    package func ties(of kind: SectionKind) -> [ClaimTie] {
        switch kind {
        case .knowledge: tied(record.actions)
        case .enquiries: tied(record.lines.flatMap(answering))
        case .howWeKnow:
            record.measures.flatMap { tied($0, to: .measure($0)) } + record.audits.flatMap { tied($0, to: .audit($0)) }
                + confirmed.flatMap { tied($0.words, to: .evidence($0.words), $0.id) }
                + voices.flatMap { line, voice in tied(said(voice), to: .evidence(line.words), line.id) }
        case .plainFindings:
            (record.toAnswer + record.findings(.strength)).flatMap { finding in
                finding.paragraphs.first.map { tied(plain(finding.text), to: .paragraph($0)) } ?? []
            }
        default: []
        }
    }

    private func tied(_ actions: [ActionLine]) -> [ClaimTie] {
        actions.filter(isKnown).flatMap { action in
            let (tie, evidence) = support(of: action)
            return tied(sentence(action), to: tie, evidence)
        }
    }

    private func tied(_ text: String, to tie: Tie, _ evidence: Identifier<Evidence>? = nil) -> [ClaimTie] {
        Sentences.of(text).map { ClaimTie(sentence: SentenceKey($0), tie: tie, evidence: evidence) }
    }

    /// Evidence that may leave goes before what somebody has yet to confirm.
    private func support(of action: ActionLine) -> (Tie, Identifier<Evidence>?) {
        if let measure = record.measures.first(where: { $0.hasSuffix("(\(action.reference))") }) { return (.measure(measure), nil) }
        let own = record.evidence.filter { $0.serves.components(separatedBy: ", ").contains(action.reference) }
        if let line = own.first(where: { $0.release == .confirmed }) ?? own.first { return (.evidence(line.words), line.id) }
        return (.officersJudgement, nil)
    }

    private func isKnown(_ action: ActionLine) -> Bool { !["Not measured", "Too early to tell"].contains(action.impact) }

    private func sentence(_ action: ActionLine) -> String {
        "\(action.reference) \(action.title.trimmingFullStop): delivery: \(action.delivery.lowercased()); impact on practice: \(action.impact.lowercased())."
    }

    private func plain(_ text: String) -> String { text.capitalisedFirst.trimmingFullStop + "." }

    private var plainFindings: String {
        let (asked, good) = (record.toAnswer, record.findings(.strength))
        let parts = [
            "Ofsted came to see how we help children and families.",
            good.isEmpty ? nil : "They said that this goes well:\n\n\(bullets(good.map { plain($0.text) }))",
            asked.isEmpty
                ? "They asked us to change nothing." : "They asked us to do better at this:\n\n\(bullets(asked.map { plain($0.text) }))",
            "[Write each in your own everyday words. Keep what matters to a family and leave the rest out.]",
        ]
        return parts.compactMap(\.self).joined(separator: "\n\n")
    }

    private var plainActions: String {
        let (done, open) = (
            record.actions.filter { $0.delivery == "Done and evidenced" }, record.actions.filter { $0.delivery != "Done and evidenced" }
        )
        let parts = [
            done.isEmpty ? nil : "We have done this:\n\n\(bullets(done.map { plain($0.title) }))",
            open.isEmpty
                ? nil
                : "We are still doing this:\n\n"
                    + bullets(open.map { "\($0.title.trimmingFullStop)\($0.due.map { ", by \($0)" } ?? "")." }),
            "[Say in everyday words what is different now for a family. One short sentence for each thing.]",
        ]
        return parts.compactMap(\.self).joined(separator: "\n\n")
    }

    private var knowledge: String {
        let (known, unknown) = (record.actions.filter(isKnown), record.actions.filter { !isKnown($0) })
        let head =
            known.isEmpty
            ? "No measure, audit or evidence shows yet whether practice has changed."
            : "This is what measures and evidence show so far:\n\n\(bullets(known.map(sentence)))"
        let rest =
            unknown.isEmpty
            ? ""
            : "\n\nFor these it is too early to tell, or nothing measures it:\n\n" + bullets(unknown.map { "\($0.reference) \($0.title)" })
        return head + rest + "\n\n[Say what this means for children, with the paragraph, measure or audit that says so.]"
    }

    private var sources: String {
        let parts = [
            record.measures.isEmpty ? "No measure is linked to an action yet." : "Measures:\n\n\(bullets(record.measures))",
            record.audits.isEmpty ? "No audit is linked to an action yet." : "Audits:\n\n\(bullets(record.audits))", evidence, heard,
            "[Say what staff told you, how you asked, and what you do not know.]",
        ]
        return parts.joined(separator: "\n\n")
    }

    /// What was said, confirmed, and may be quoted.
    private var voices: [(EvidenceLine, Voice)] {
        record.evidence.filter { $0.release == .confirmed }.compactMap { line in line.voice.map { (line, $0) } }
    }

    private var heard: String {
        voices.isEmpty
            ? "[Nothing that children, parents or carers said is confirmed to be quoted. Say what they told you, and how you asked.]"
            : "What children, parents and carers told us:\n\n\(bullets(voices.map { said($0.1) }))"
    }

    /// How many were heard is left out: a small number may tell who they are.
    private func said(_ voice: Voice) -> String {
        let words = voice.words.split(whereSeparator: \.isNewline).joined(separator: " ")
        return "\(voice.people.words) (\(voice.gathered.trimmingFullStop), \(voice.day)): “\(words.trimmingFullStop)”."
    }

    private var confirmed: [EvidenceLine] { record.evidence.filter { $0.release == .confirmed && $0.voice == nil } }

    /// Only what a person has confirmed may leave is named in a paper.
    private var evidence: String {
        let waiting = record.evidence.count { $0.release != .confirmed }
        let note =
            waiting == 0 ? nil : "[\(waiting) more \(waiting == 1 ? "piece is" : "pieces are") not confirmed yet, so not named here.]"
        let list =
            confirmed.isEmpty ? "No evidence has been confirmed yet." : "Evidence kept with the plan:\n\n\(bullets(confirmed.map(\.words)))"
        return [list, note].compactMap(\.self).joined(separator: "\n\n")
    }

    private var next: String {
        let open = record.actions.filter { $0.delivery != "Done and evidenced" || ["No change seen", "Slipped back"].contains($0.impact) }
        let lines = open.map { action in
            "\(action.reference) \(action.title.trimmingFullStop), by \(action.due?.description ?? "a day not set") (\(action.post); \(action.delivery.lowercased()))"
        }
        return lines.isEmpty
            ? "Every action is done, and practice has changed."
            : "Still to do, or done without a change of practice so far:\n\n\(bullets(lines))"
    }

    /// The actions that answer what a line went into.
    private func answering(_ line: LineOfEnquiry) -> [ActionLine] {
        let findings = Set(line.conclusion?.findings ?? [])
        return record.actions.filter { !findings.isDisjoint(with: $0.findings) }
    }

    private var enquiries: String {
        guard !record.lines.isEmpty else { return "[Name the lines of enquiry, and where you stand on each.]" }
        return record.lines.map { line in
            let concluded =
                line.conclusion.map {
                    "Inspectors concluded on \($0.day): \($0.words)\($0.paragraphs.isEmpty ? "" : " (Ofsted’s report, \(ParagraphCitation.words($0.paragraphs)))")"
                }
                ?? "Inspectors have not concluded it yet."
            let own = answering(line)
            let done = own.isEmpty ? "No action answers it yet." : "Since then:\n\n\(bullets(own.map(sentence)))"
            return "## \(line.title)\n\n\(concluded)\n\n\(done)\n\n[Say where you stand on it now.]"
        }.joined(separator: "\n\n")
    }

    private func bullets(_ lines: [String]) -> String { lines.map { "- \($0)" }.joined(separator: "\n") }
}
