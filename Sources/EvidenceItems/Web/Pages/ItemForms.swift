import ActionPlans
import EvidenceItems
import SiteKit
import Vocabulary

/// What can be changed of a piece of evidence, each in a part that opens.
struct ItemForms {
    let visit: Visit
    let read: ItemRead
    let problems: Problems?

    private var item: EvidenceItem { read.item }

    var html: HTML { "<h2>Change it</h2>\(facts)\(version)\(setAside)" }

    private func part(_ title: HTML, _ marker: String, _ form: HTML) -> HTML {
        let isOpen = problems != nil && visit.form.has(marker)
        return "<details\(" open", when: isOpen)><summary>\(title)</summary>\(form)</details>"
    }

    private func fields(_ marker: String) -> FormFields {
        let isSent = visit.form.has(marker)
        return FormFields(typed: isSent ? visit.form : nil, problems: isSent ? problems : nil)
    }

    private var facts: HTML {
        part(
            "Title, grade, owner or review day", "title",
            visit.form(
                to: EvidencePlaces.facts.path(item.id), version: item.version,
                """
                \(FactsFields(fields: fields("title"), posts: read.posts).html(item.kind, item))
                <p class="hint">Another title is other words: it is checked and confirmed again before it is cited outside.</p>
                <p><button class="btn quiet">Save</button></p>
                """))
    }

    private var version: HTML {
        let fields = fields("note")
        return part(
            "New version", "note",
            visit.form(
                to: EvidencePlaces.newVersion.path(item.id), upload: true,
                """
                \(ContentFields(fields: fields).html(item.kind))\(fields.text("note", "Why is there a new version?"))
                <p class="hint">The version before stays and says that it was replaced. The new one is checked and confirmed anew.</p>
                <p><button class="btn quiet">Add the version</button></p>
                """))
    }

    private var setAside: HTML {
        part(
            "Set aside", "set-aside",
            visit.form(
                to: EvidencePlaces.setAside.path(item.id),
                """
                \(fields("set-aside").text("set-aside", "Why does it not count?", hint: "As in: wrong file. It can then no longer be opened."))
                <p><button class="btn quiet">Set aside</button></p>
                """))
    }
}
