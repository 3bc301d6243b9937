import ActionPlans
import ActionPlansWeb
import Boards
import SiteKit
import Vocabulary

/// What the page of a partner’s action draws on.
struct PartnerActionRead: Sendable {
    let action: Action
    let plan: Plan
    let partner: Partner?
    let partners: [Partner]
    let links: [PartnerLink]
    let replies: [PartnerReply]
    let isUnderEmbargo: Bool
    let settings: BoardSettings
}

/// Who carries an action outside the council, their links, and what they said.
struct PartnerActionPage {
    let visit: Visit
    let read: PartnerActionRead
    let problems: Problems?
    /// The address of a new link, shown once.
    let address: String?

    private var action: Action { read.action }
    private var keeps: Bool { visit.may(.keepPartners) && action.withdrawal == nil }

    var page: Page {
        Page(
            "Partner of \(action.ref)", breadcrumbs: [("Partners", PartnerPages.list.path)], problems: problems,
            """
            <h1>Partner of \(action.ref.description)</h1><p><a href="\(ActionPlanPlaces.action.path(read.plan.id, action.id))">\(action.text)</a></p>
            \(shown)<p>Carried by <strong>\(read.partner?.name ?? "nobody outside the council")</strong>.</p>\(entrust)\(links)\(replies)
            """)
    }

    private var shown: HTML? {
        address.map {
            """
            <div class="note"><p><strong>The link, shown once:</strong></p><p><code>\($0)</code></p><p>It opens this one action and nothing \
            else. Send it to its receiver only; end it below when in doubt.</p></div>
            """
        }
    }

    private var entrust: HTML? {
        guard keeps else { return nil }
        let options = [(value: "", words: "Nobody outside the council")] + read.partners.map { (value: $0.id.text, words: $0.name) }
        let field = FormFields().select("partner", "Which partner carries it?", options: options, value: read.partner?.id.text ?? "")
        return visit.form(to: PartnerPages.entrust.path(action.id), "\(field)<p><button class=\"btn quiet\">Save</button></p>")
    }

    private var links: HTML? {
        guard visit.may(.keepPartners), read.partner != nil else { return nil }
        let columns = ["For", "Made", "Opens until", "Opened", ""].map { Table.Column($0) }
        let rows = read.links.map { link -> HTML in
            let isGood = link.isGood(on: visit.today)
            let end = isGood ? visit.button("End this link", to: PartnerPages.endLink.path(action.id, link.id)) : nil
            let state = link.ended.map { "ended on \($0)" } ?? (isGood ? "\(link.last)" : "\(link.last), over")
            return Table.row(
                columns,
                ["\(link.receiver)", "\(link.made)", "\(state)", "\(link.openings) time\(link.openings == 1 ? "" : "s")", "\(end)"])
        }
        let list: HTML = rows.isEmpty ? "<p class=\"hint\">None yet.</p>" : Table("Links made for this action", columns, rows: rows).html()
        return "<h2>Links</h2>\(list)\(linkForm)"
    }

    private var linkForm: HTML? {
        guard keeps else { return nil }
        if read.isUnderEmbargo { return "<p class=\"note\">\(PartnerRefusal.underEmbargo.words)</p>" }
        let fields = FormFields(typed: visit.form.has("receiver") && address == nil ? visit.form : nil, problems: problems)
        let body: HTML = """
            \(fields.text("receiver", "For whom?", hint: "A name at the partner. It stands in this list only."))
            \(fields.day("until", "Opens until", hint: "At most \(read.settings[.linkDays]) days ahead.", value: visit.today + read.settings[.usualLinkDays]))
            <p><button class="btn">Make a link</button></p>
            """
        return visit.form(to: PartnerPages.makeLink.path(action.id), body)
    }

    private var replies: HTML? {
        guard read.partner != nil else { return nil }
        let items = read.replies.map { reply -> HTML in
            let recorded = reply.way == .link ? "" : ", recorded by \(reply.recordedBy)"
            return """
                <li><p class="kept">\(reply.words)</p><span class="sub">\(reply.giver), \(reply.day), \(reply.way.words)\(recorded)</span></li>
                """
        }
        let list: HTML = items.isEmpty ? "<p class=\"hint\">Nothing yet.</p>" : "<ul>\(items)</ul>"
        return "<h2>What they said</h2>\(list)\(replyForm)"
    }

    private var replyForm: HTML? {
        guard keeps else { return nil }
        let fields = FormFields(typed: visit.form.has("way") ? visit.form : nil, problems: problems)
        let ways = PartnerReply.Way.allCases.filter { $0 != .link }.map { (value: $0.rawValue, words: $0.words.capitalisedFirst) }
        let body: HTML = """
            \(fields.area("words", "What did they say?", rows: 3))\(fields.text("giver", "Who said it?"))
            \(fields.select("way", "How did it come?", options: ways))
            \(fields.select("delivery", "How far is it, by their words?", options: Delivery.allCases.map { ($0.rawValue, $0.words) }, value: action.delivery.rawValue))
            <p><button class="btn quiet">Record the reply as theirs</button></p>
            """
        return "<h3>A reply that came another way</h3>\(visit.form(to: PartnerPages.record.path(action.id), body))"
    }
}

/// The one page a partner’s link opens: the action’s words, and a form for an update. It leads to nothing else.
struct OpenActionPage {
    let visit: Visit
    let link: PartnerLink
    let action: Action
    let partner: Partner
    let problems: Problems?
    let isThanked: Bool

    var page: Page {
        let fields = FormFields(typed: visit.form.has("words") ? visit.form : nil, problems: problems)
        let choices = Delivery.allCases.filter { $0 != .doneAndEvidenced }.map { (value: $0.rawValue, words: $0.words) }
        let body: HTML = """
            \(fields.text("giver", "Your name", autocomplete: "name"))
            \(fields.area("words", "What has been done since the last update?", hint: "Please name no child and tell nothing that points to one."))
            \(fields.choices("delivery", "How far is it?", options: choices))<p><button class="btn">Give this update</button></p>
            """
        let thanks: HTML? = isThanked ? "<p class=\"note\"><strong>Thank you.</strong> Your update was kept.</p>" : nil
        var page = Page(
            "An action of the improvement plan", problems: problems,
            """
            <h1>An action of the improvement plan</h1>\(thanks)
            <p>For \(link.receiver), \(partner.name). This page opens until \(link.last) and shows this one action.</p>
            <dl class="summary"><div><dt>What will be done</dt><dd>\(action.text)</dd></div><div><dt>By</dt><dd>\(action.due)</dd></div>
            <div><dt>Last known</dt><dd>\(action.delivery.tag.html)</dd></div></dl>
            <h2>Give an update</h2>\(visit.form(to: visit.path, body))
            """)
        page.isPrivate = true
        return page
    }
}
