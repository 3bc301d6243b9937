import ActionPlans
import EvidenceItems
import Indicators
import SiteKit
import Vocabulary

/// Reads the forms of evidence into values, or into everything that is wrong with them.
struct EvidenceForm {
    private let visit: Visit
    init(_ visit: Visit) { self.visit = visit }

    func draft() throws -> EvidenceDraft {
        guard let kind = EvidenceKind(rawValue: visit.form["kind"]) else { throw Problems("kind", "Choose what it is.") }
        var form = FormReader(visit.form)
        let facts = facts(of: kind, &form)
        let action = Identifier<Action>(visit.form["action"])
        let content = try pinned(kind) ?? content(of: kind, &form)
        try form.finish()
        guard let content else { throw Problems("kind", "Choose what it is.") }
        return EvidenceDraft(
            title: facts.title, grade: facts.grade, owner: facts.owner, reviewBy: facts.reviewBy, actions: [action].compactMap(\.self),
            content: content)
    }

    func facts(of kind: EvidenceKind) throws(Problems) -> EvidenceFacts {
        var form = FormReader(visit.form)
        let facts = facts(of: kind, &form)
        try form.finish()
        return facts
    }

    func version(of kind: EvidenceKind) throws -> (EvidenceDraft.Content, note: String) {
        var form = FormReader(visit.form)
        let note = form.text("note", "Say why there is a new version.", limit: 300)
        let content = try content(of: kind, &form)
        try form.finish()
        guard let content else { throw Problems("note", "Give the new version.") }
        return (content, note)
    }

    private func facts(of kind: EvidenceKind, _ form: inout FormReader) -> EvidenceFacts {
        let title = form.text("title", "Say what the evidence shows.", limit: 200)
        let grade: EvidenceGrade? =
            VoiceIsNotGraded.mayBeGraded(kind)
            ? form.choice("grade", "Say how far it reaches: activity, output, practice or a difference for the child.") : nil
        return EvidenceFacts(
            title: title, grade: grade, owner: Identifier<Post>(visit.form["owner"]), reviewBy: form.optionalDay("review"))
    }

    /// What a form pins of the record, by its identifier; nil where the figures are typed.
    private func pinned(_ kind: EvidenceKind) -> EvidenceDraft.Content? {
        switch PinQuery(visit.form) {
        case .value(let id)? where kind == .measure: .value(id)
        case .result(let id)? where kind == .audit: .result(id)
        default: nil
        }
    }

    private func content(of kind: EvidenceKind, _ form: inout FormReader) throws(Problems) -> EvidenceDraft.Content? {
        switch kind {
        case .document:
            guard let upload = visit.files.first(where: { $0.field == "file" && !$0.name.isEmpty }) else {
                form.note(Problem("file", "Choose a file."))
                return nil
            }
            do { return .file(name: try EvidenceFile.check(upload), bytes: Array(upload.bytes)) } catch { note(error, &form) }
        case .link:
            do { return .link(try EvidenceFile.check(link: visit.form["link"])) } catch { note(error, &form) }
        case .measure:
            let pin = pin(&form, "Give the name of the measure.", "Give its value, with its numbers.", "Say where its figures come from.")
            return pin.map { .measure(PinnedValue(name: $0.name, value: $0.value, source: $0.source, day: $0.day)) }
        case .audit:
            let pin = pin(
                &form, "Name the audit and its question.", "Say what was found, with its numbers.", "Say how the sample was drawn.")
            return pin.map { .audit(PinnedSample(audit: $0.name, result: $0.value, sample: $0.source, day: $0.day)) }
        case .voice: return voice(&form).map { .voice($0) }
        }
        return nil
    }

    private func note(_ problems: Problems, _ form: inout FormReader) { for problem in problems.all { form.note(problem) } }

    private func pin(_ form: inout FormReader, _ name: String, _ value: String, _ source: String) -> (
        name: String, value: String, source: String, day: Day
    )? {
        let pin = (
            form.text("pin-name", name, limit: 200), form.text("pin-value", value, limit: 200), form.text("pin-source", source, limit: 500)
        )
        guard let day = past("pin-day", "Give the day of the figure.", &form) else { return nil }
        return (pin.0, pin.1, pin.2, day)
    }

    private func voice(_ form: inout FormReader) -> Voice? {
        let words = form.text("voice", "Give their words.", limit: 5000)
        let people = form.choice("voice-people", "Say who spoke.", as: Voice.People.self)
        let gathered = form.text("voice-gathered", "Say how their words were gathered, and by whom.", limit: 500)
        let consent = form.choice("voice-consent", "Say whether they agreed that their words are used.", as: Voice.Consent.self)
        let heard = number("voice-heard", "Give how many were heard, as in 7.", isNeeded: true, &form)
        let asked = number("voice-asked", "Give how many were asked in figures, or leave it empty.", isNeeded: false, &form)
        if let heard, let asked, asked < heard { form.note(Problem("voice-asked", "More were heard than asked. Change one of the two.")) }
        guard let day = past("voice-day", "Give the day on which they spoke.", &form), let people, let consent, let heard else {
            return nil
        }
        return Voice(words: words, people: people, gathered: gathered, heard: heard, asked: asked, consent: consent, day: day)
    }

    private func number(_ name: String, _ missing: String, isNeeded: Bool, _ form: inout FormReader) -> Int? {
        let typed = visit.form[name]
        if typed.isEmpty, !isNeeded { return nil }
        let number = Int(typed).flatMap { (1...100_000).contains($0) ? $0 : nil }
        if number == nil { form.note(Problem(name, missing)) }
        return number
    }

    private func past(_ name: String, _ missing: String, _ form: inout FormReader) -> Day? {
        let day = form.day(name, missing)
        guard let day, day > visit.today else { return day }
        form.note(Problem(name, "\(day) lies ahead. Give today or an earlier day."))
        return nil
    }
}

/// What an address or a form asks to have pinned.
enum PinQuery {
    case value(Identifier<MeasureValue>)
    case result(Identifier<AuditResult>)

    init?(_ fields: Fields) {
        if let id = Identifier<MeasureValue>(fields["value"]) {
            self = .value(id)
        } else if let id = Identifier<AuditResult>(fields["result"]) {
            self = .result(id)
        } else {
            return nil
        }
    }

    var origin: PinSource.Origin {
        switch self {
        case .value(let id): .value(id)
        case .result(let id): .result(id)
        }
    }
}
