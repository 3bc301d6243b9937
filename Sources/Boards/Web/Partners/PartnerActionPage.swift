import ActionPlans
import ActionPlansWeb
import Boards
import SiteKit
import Vocabulary

/// What the page of a partner’s action shows.
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

/// The partner that owns an action, its links and its replies.
struct PartnerActionPage {
    let request: PageRequest
    let read: PartnerActionRead
    let problems: Problems?
    /// The address of a new link, shown once.
    let address: String?

    private var action: Action { read.action }
    private var manages: Bool { request.may(.managePartners) && action.withdrawal == nil }

    var page: Page {
        Page(
            "Partner of \(action.ref)", breadcrumbs: [("Partners", PartnerRegister.address.list)], problems: problems,
            """
            <h1>Partner of \(action.ref.description)</h1><p><a href="\(ActionPlanPlaces.action.path(read.plan.id, action.id))">\(action.text)</a></p>
            \(shown)<p>Owned by <strong>\(read.partner?.name ?? "the council")</strong>.</p>\(assign)\(links)\(replies)
            """)
    }

    private var shown: HTML? {
        address.map {
            """
            <div class="note"><p><strong>Copy the link now. It is shown only once.</strong></p><p><code>\($0)</code></p><p>It opens only this action. \
            Send it to that person only. If you are in doubt, end the link below.</p></div>
            """
        }
    }

    private var assign: HTML? {
        guard manages else { return nil }
        let options = [(value: "", words: "No partner")] + read.partners.map { (value: $0.id.text, words: $0.name) }
        let field = FormFields(problems: problems).select(
            "partner", "Partner that owns the action", options: options, value: read.partner?.id.text ?? "")
        return request.form(to: PartnerPages.assign.path(action.id), "\(field)<p><button class=\"btn quiet\">Save</button></p>")
    }

    private var links: HTML? {
        guard request.may(.managePartners), read.partner != nil else { return nil }
        let columns = ["Person", "Created", "Opens until", "Opened", ""].map { Table.Column($0) }
        let rows = read.links.map { link -> HTML in
            let isGood = link.isGood(on: request.today)
            let end = isGood ? request.button("End link", to: PartnerPages.endLink.path(action.id, link.id)) : nil
            let state = link.ended.map { "ended on \($0)" } ?? (isGood ? "\(link.last)" : "\(link.last), expired")
            return Table.row(
                columns,
                ["\(link.receiver)", "\(link.made)", "\(state)", "\(link.openings) time\(link.openings == 1 ? "" : "s")", "\(end)"])
        }
        let list: HTML = rows.isEmpty ? "<p class=\"hint\">No links yet.</p>" : Table("Links to this action", columns, rows: rows).html()
        return "<h2>Links</h2>\(list)\(linkForm)"
    }

    private var linkForm: HTML? {
        guard manages else { return nil }
        if read.isUnderEmbargo { return "<p class=\"note\">\(PartnerRefusal.underEmbargo.words)</p>" }
        let fields = FormFields(typed: request.form.has("receiver") && address == nil ? request.form : nil, problems: problems)
        let body: HTML = """
            \(fields.text("receiver", "Person", hint: "A name at the partner organisation. It is shown in this list only."))
            \(fields.day("until", "Opens until", hint: "At most \(read.settings[.linkDays]) days from today.", value: request.today + read.settings[.usualLinkDays]))
            <p><button class="btn">Create link</button></p>
            """
        return request.form(to: PartnerPages.makeLink.path(action.id), body)
    }

    private var replies: HTML? {
        guard read.partner != nil else { return nil }
        let items = read.replies.map { reply -> HTML in
            let recorded = reply.way == .link ? "" : ", recorded by \(reply.recordedBy)"
            return """
                <li><p class="kept">\(reply.words)</p><span class="sub">\(reply.giver), \(reply.day), \(reply.way.words)\(recorded)</span></li>
                """
        }
        let list: HTML = items.isEmpty ? "<p class=\"hint\">No replies yet.</p>" : "<ul>\(items)</ul>"
        return "<h2>Replies</h2>\(list)\(replyForm)"
    }

    private var replyForm: HTML? {
        guard manages else { return nil }
        let fields = FormFields(typed: request.form.has("way") ? request.form : nil, problems: problems)
        let ways = PartnerReply.Way.allCases.filter { $0 != .link }.map { (value: $0.rawValue, words: $0.words.capitalisedFirst) }
        let body: HTML = """
            \(fields.area("words", "Reply", rows: 3))\(fields.text("giver", "Name of the person who replied"))
            \(fields.select("way", "How it arrived", options: ways))
            \(fields.select("delivery", "Progress, as they describe it", options: Delivery.allCases.map { ($0.rawValue, $0.words) }, value: action.delivery.rawValue))
            <p><button class="btn quiet">Record reply</button></p>
            """
        return "<h3>Record a reply that came another way</h3>\(request.form(to: PartnerPages.record.path(action.id), body))"
    }
}

/// The page that a partner’s link opens: the action, and a form for an update. It leads to nothing else.
struct PartnerUpdatePage {
    let request: PageRequest
    let opened: OpenedLink
    let problems: Problems?
    let isThanked: Bool

    private var link: PartnerLink { opened.link }
    private var action: Action { opened.action }
    private var status: OutwardStatus { opened.status }

    var page: Page {
        let fields = FormFields(typed: request.form.has("words") ? request.form : nil, problems: problems)
        let choices = Delivery.allCases.filter { $0 != .doneAndEvidenced }.map { (value: $0.rawValue, words: $0.words) }
        let body: HTML = """
            \(fields.text("giver", "Your name", autocomplete: "name"))
            \(fields.area("words", "What has been done since the last update", hint: "Do not name children or include anything that could identify a child."))
            \(fields.choices("delivery", "Progress", options: choices))<p><button class="btn">Send update</button></p>
            """
        let thanks: HTML? = isThanked ? "<p class=\"note\"><strong>Thank you.</strong> Your update was saved.</p>" : nil
        var page = Page(
            "An action of the improvement plan", problems: problems,
            """
            <h1>An action of the improvement plan</h1>\(thanks)
            <p>For \(link.receiver), \(opened.partner.name). This link opens until \(link.last) and shows only this action.</p>
            <dl class="summary"><div><dt>Action</dt><dd>\(action.text)</dd></div><div><dt>Due date</dt><dd>\(action.due)</dd></div>
            <div><dt>Latest status</dt><dd>\(status.delivery.tag.html)</dd></div>
            <div><dt>Impact</dt><dd>\(status.impact.html)</dd></div></dl>
            <h2>Send an update</h2>\(request.form(to: request.path, body))
            """)
        page.isPrivate = true
        return page
    }
}
