import ActionPlans
import EvidenceItems
import SiteKit
import Vocabulary

/// What a check for personal data found in the newest version, each hit in its context, and the confirmation that alone releases it.
struct CheckPage {
    let visit: Visit
    let read: ItemRead
    let found: FoundHits?
    let problems: Problems?

    private var item: EvidenceItem { read.item }
    private var check: PersonalDataRecord? { item.newest?.check }
    private var isOpenToChange: Bool { item.evidence.setAside == nil }

    var page: Page {
        Page(
            "Check for personal data",
            breadcrumbs: [("Evidence", EvidencePlaces.list.path), (item.evidence.title, EvidencePlaces.item.path(item.id))],
            problems: problems,
            """
            <h1>Check for personal data <span class="sub">\(item.evidence.title), version \(item.newest?.number ?? 1)</span></h1>
            <p>\(item.release.tag.html)</p>
            <p>Before evidence is cited in anything that leaves the service, its words are compared with lists of names and with the shapes of numbers and addresses.
            A clean result releases nothing: a person who has read it confirms.</p>\(run)\(compared)\(hits)\(confirmation)
            """)
    }

    private var run: HTML? {
        guard visit.may(.keepEvidence), isOpenToChange else { return nil }
        return visit.button(check == nil ? "Check it now" : "Check it again", to: EvidencePlaces.check.path(item.id), quiet: check != nil)
    }

    private var compared: HTML? {
        guard let check else { return "<p class=\"note\">This version was not checked yet.</p>" }
        let changed: HTML? =
            check.isOfTheseWords ? nil : "<p class=\"note doubt\">Its title has changed since. Check it again.</p>"
        return """
            <h2>What it was compared with</h2>\(changed)<p class="hint">Checked on \(check.on) by \(check.by).</p>
            <ul>\(check.compared.map { "<li>\($0)</li>" as HTML })</ul>
            """
    }

    private var hits: HTML? {
        guard let check, let found, check.isOfTheseWords else { return nil }
        if found.hits.isEmpty {
            return "<h2>Nothing found</h2><p>None of the listed names and none of the shapes. That is no proof: read it.</p>"
        }
        let open = found.open.count
        return "<h2>\(found.hits.count) found, \(open) open</h2>\(found.hits.map(hit))"
    }

    private func hit(_ hit: FoundHits.Hit) -> HTML {
        let doubt: HTML? = hit.doubt.isEmpty ? nil : " <span class=\"hint\">(\(hit.doubt))</span>"
        let standing: HTML =
            if let settled = hit.settled {
                "<p class=\"hint\">May stay: \(settled.reason) (\(settled.by), \(settled.on))</p>"
            } else if visit.may(.confirmEvidence), isOpenToChange {
                settleForm(hit)
            } else {
                "<p class=\"hint\">Open. Take it out in a new version, or have somebody settle it who may confirm.</p>"
            }
        return """
            <div class="item"><h3>\(hit.kind.words)\(doubt)</h3>
            <blockquote>\(hit.context.before)<mark>\(hit.context.found)</mark>\(hit.context.after)</blockquote>\(standing)</div>
            """
    }

    private func settleForm(_ hit: FoundHits.Hit) -> HTML {
        let name = "settle-\(hit.id)"
        let isSent = visit.form.has(name)
        let fields = FormFields(typed: isSent ? visit.form : nil, problems: isSent ? problems : nil)
        let form = visit.form(
            to: EvidencePlaces.settle.path(item.id, hit.id),
            """
            \(fields.text(name, "Why may it stay?", hint: "As in: the address of our own office."))
            <p><button class="btn quiet">It may stay<span class="unseen">: \(hit.context.found)</span></button></p>
            """)
        return
            "<details\(" open", when: isSent && problems != nil)><summary>It may stay<span class=\"unseen\">: \(hit.context.found)</span></summary>\(form)</details>"
    }

    private var confirmation: HTML? {
        if let confirmation = item.newest?.confirmation {
            let reason: HTML? = confirmation.reason.isEmpty ? nil : "<p>Reason: \(confirmation.reason)</p>"
            return """
                <h2>Confirmed</h2><p>\(confirmation.by) confirmed on \(confirmation.on) having read this version. It may be cited outside.</p>\(reason)
                <p class="hint">A new version, another title or another check ends this confirmation.</p>
                """
        }
        guard let check, check.isOfTheseWords, isOpenToChange, item.release != .withoutConsent else {
            return item.release == .withoutConsent
                ? "<h2>Stays inside</h2><p class=\"note\">\(EvidenceRefusal.withoutConsent.words)</p>" : nil
        }
        guard visit.may(.confirmEvidence) else {
            return
                "<h2>Confirm</h2><p class=\"note\">A director, a service manager, an auditor or the information governance lead reads and confirms it.</p>"
        }
        return "<h2>Confirm</h2>\(form(check))"
    }

    private func form(_ check: PersonalDataRecord) -> HTML {
        guard let newest = item.newest,
            ConfirmedByAnother.allows(account: visit.person.id.text, name: visit.person.name, newest)
        else { return "<p class=\"note\">\(EvidenceRefusal.ownVersion.words)</p>" }
        let isSent = visit.form.has("of")
        let fields = FormFields(typed: isSent ? visit.form : nil, problems: isSent ? problems : nil)
        let reason: HTML? =
            check.open > 0
            ? fields.text(
                "reason", "Why may it leave although \(check.open) \(check.open == 1 ? "thing found stays" : "things found stay") open?",
                hint: "Kept with your name.") : nil
        return visit.form(
            to: EvidencePlaces.confirm.path(item.id),
            """
            <input type="hidden" name="of" value="\(newest.id)">
            \(fields.choices("read", "Have you read it?", several: true, options: [("yes", "I have read this version from beginning to end, and nothing in it leads to a child or a family")]))\(reason)
            <p><button class="btn">Confirm that it may be cited outside</button></p>
            """)
    }
}
