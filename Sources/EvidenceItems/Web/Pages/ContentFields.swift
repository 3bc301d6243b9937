import ActionPlans
import EvidenceItems
import SiteKit
import Vocabulary

/// The fields for what a piece of evidence is, by its kind.
struct ContentFields {
    let fields: FormFields

    func html(_ kind: EvidenceKind) -> HTML {
        switch kind {
        case .document:
            fields.file(
                "file", "File",
                hint:
                    "Up to 20 MB: document, table, slides, picture or PDF, with no child’s record in it. Not kept: macros, a password, programs.",
                accept: EvidenceFile.accept)
        case .link: fields.text("link", "Link", hint: "An address that begins with https://. Nothing is fetched from there.")
        case .measure:
            """
            \(fields.text("pin-name", "Name of the measure"))
            \(fields.text("pin-value", "Its value on that day", hint: "With its unit and numbers, as in 62% (31 of 50)."))
            \(fields.text("pin-source", "Where do its figures come from?"))\(fields.day("pin-day", "On which day?"))
            """
        case .audit:
            """
            \(fields.text("pin-name", "Audit and question", hint: "As in: letters before proceedings, are they plain?"))
            \(fields.text("pin-value", "What was found", hint: "With its numbers, as in 19 of 24 met the standard."))
            \(fields.text("pin-source", "How was the sample drawn, and who read it?"))\(fields.day("pin-day", "On which day?"))
            """
        case .voice: voice
        }
    }

    private var voice: HTML {
        """
        \(fields.area("voice", "What did they say?", hint: "Their own words where you have them. No names, nothing that leads to a child.", rows: 6))
        \(fields.select("voice-people", "Who spoke?", options: [("", "Choose")] + Voice.People.allCases.map { ($0.rawValue, $0.words) }))
        \(fields.text("voice-gathered", "How were their words gathered, and by whom?", hint: "As in: short talk after the meeting, by the participation worker."))
        \(fields.text("voice-heard", "How many were heard?", width: 4))
        \(fields.text("voice-asked", "How many were asked?", hint: "Leave it empty where that is not known.", width: 4))
        \(fields.select("voice-consent", "Did they agree that their words are used?", hint: "Without consent their words stay inside the service.", options: [("", "Choose")] + Voice.Consent.allCases.map { ($0.rawValue, $0.words) }))
        \(fields.day("voice-day", "On which day?"))
        """
    }
}

/// The fields for what is said about a piece of evidence.
struct FactsFields {
    let fields: FormFields
    let posts: ItemRead.Posts

    func html(_ kind: EvidenceKind, _ item: EvidenceItem? = nil) -> HTML {
        let grades =
            [(value: "", words: "Choose")] + EvidenceGrade.allCases.map { (value: $0.rawValue, words: "\($0.words): \($0.meaning)") }
        let grade: HTML? =
            VoiceIsNotGraded.mayBeGraded(kind)
            ? fields.select("grade", "How far does it reach?", options: grades, value: item?.evidence.grade?.rawValue ?? "") : nil
        return """
            \(fields.text("title", kind == .voice ? "In a few words" : "What does it show?", hint: kind == .voice ? "As in: parents on the new letter. Name nobody." : "As in: new letter template, version 2. Name no child.", value: item?.evidence.title ?? ""))
            \(grade)\(fields.select("owner", "Which post keeps it up to date?", options: posts.choices, value: item?.owner?.text ?? ""))
            \(fields.day("review", "Look again by", hint: "Leave it empty where it does not grow old.", value: item?.reviewBy))
            """
    }
}
