import ChildRecords
import Foundation
import GRDB
import Indicators
import SiteKit
import Vocabulary

/// Figures for Power BI and other software: a read-only answer in JSON, and the page on which its tokens are made and revoked.
package struct ApiPages: Sendable {
    static let tokens = Place("/data-measures/tokens")
    static let revoke = PlaceOf<ApiToken>("/data-measures/tokens/:key/revoke")
    static let measures = Place("/api/measures")
    static let description = Place("/api/openapi.json")

    let store: Store
    let origin: String
    package init(store: Store, origin: String) { (self.store, self.origin) = (store, origin) }

    package func register(on site: inout Site) {
        site.get(ApiPages.tokens, .keepTokens) { .page(try await page($0)) }
        site.post(ApiPages.tokens, .keepTokens, make) { try await page($0, problems: $1) }
        site.post(ApiPages.revoke, .keepTokens) { request, id in
            try await store.change(by: request.changer, .keepTokens, on: id.text, note: "revoked") { db in
                guard try ApiToken.revoke(id, on: request.today, in: db) else { throw NotFound() }
            }
            return .seeOther(ApiPages.tokens.path, saying: "Token revoked.")
        }
        site.get(ApiPages.measures, .anyone) { .file(try await answer($0)) }
        site.get(ApiPages.description, .anyone) { _ in
            .file(Download(Array(OpenAPI.text(origin).utf8), type: "application/json", name: "openapi.json", manner: .inline))
        }
    }

    private func make(_ request: PageRequest) async throws -> Answer {
        var reader = FormReader(request.form)
        let name = reader.text("name", "Enter what the token is for.", limit: 100)
        let scope: ApiToken.Scope? = reader.choice("scope", "Choose what can be read with it.")
        let days = Int(request.form["days"]).flatMap { ApiToken.lengths.contains($0) ? $0 : nil }
        if days == nil { reader.note(Problem("days", "Choose for how long it works.")) }
        try reader.finish()
        guard let scope, let days else { throw FieldWithoutValue() }
        let token = SecretToken()
        try await store.change(
            by: request.changer, .keepTokens, on: request.person.id.text, note: "made for \(days) days: \(scope.rawValue)"
        ) { db in
            _ = try ApiToken.make(token, name, scope, days: days, by: request, in: db)
        }
        return .page(try await page(request, shown: token))
    }

    private func page(_ request: PageRequest, shown: SecretToken? = nil, problems: Problems? = nil) async throws -> Page {
        let tokens = try await store.read { try ApiToken.all(in: $0) }
        return ApiTokensPage(request: request, tokens: tokens, shown: shown, problems: problems, origin: origin).page
    }

    // MARK: The answer to a program

    private struct Answered: Encodable {
        let council, scope, taken: String
        let figures: [Figure]
    }

    private struct Figure: Encodable {
        let code, title, period, lastDay, team: String
        var numerator, denominator: Int?
        var figure: Double?
        let unit, words: String
        var waiting, overLimit: Int?
    }

    private struct Refused: Encodable { let error: String }

    private func answer(_ request: PageRequest) async throws -> Download {
        let policy = request.site.policy
        let token = try await store.read { try ApiToken.admitted(request.bearer, policy, on: request.today, in: $0) }
        guard let token else {
            return try json(Refused(error: "Send a token that works, as Authorization: Bearer and the token."), status: 403)
        }
        let answered = try await store.computing { db -> Answered in
            let run = try MeasuredRun.shown(in: db)
            let figures = try token.scope == .figures ? ApiPages.newest(run, on: request.today, in: db) : ApiPages.published(in: db)
            return Answered(
                council: request.site.council, scope: token.scope.rawValue, taken: run?.taken.iso ?? "",
                figures: figures.filter { request.query["measure"].isEmpty || $0.code == request.query["measure"] })
        }
        try await store.recordView(of: [token.id.text], act: .readByToken, by: request.changer, ground: token.scope.rawValue)
        if token.used != request.today {
            try await store.slice { db in
                try db.execute(sql: "UPDATE api_token SET used_on = ? WHERE id = ?", arguments: [request.today, token.id])
            }
        }
        return try json(answered)
    }

    private func json(_ value: some Encodable, status: Int = 200) throws -> Download {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Download(try encoder.encode(value), type: "application/json", name: "measures.json", manner: .inline, status: status)
    }

    private static func newest(_ run: MeasuredRun?, on today: Day, in db: Database) throws -> [Figure] {
        guard let run else { return [] }
        return try ([""] + MeasuredTeam.all(in: db).map(\.name)).flatMap { team in
            try MeasuredFigure.all(team: team, run, in: db).compactMap { one -> Figure? in
                guard let period = one.period else { return nil }
                let reading = one.reading
                var figure = Figure(
                    code: one.measure.code, title: one.measure.title, period: MeasuredWords.period(period, one.measure),
                    lastDay: period.last.iso, team: team, unit: one.measure.unit.rawValue,
                    words: MeasuredWords.figure(reading, one.measure, leftOut: one.leftOut, until: one.known.last, on: today))
                if case .share(let part, let whole) = reading { (figure.numerator, figure.denominator) = (part, whole) }
                figure.figure = reading.value(in: one.measure.unit)
                (figure.waiting, figure.overLimit) = (one.waiting, one.over)
                return figure
            }
        }
    }

    private static func published(in db: Database) throws -> [Figure] {
        guard let year = try SharedMonths.read(in: db).years.first else { return [] }
        let book = try SharedBook(year: year, in: db)
        return ChildMeasures.all.compactMap { book.measure($0) }.flatMap { shared in
            ([""] + shared.teams).enumerated().flatMap { row, team in
                shared.months.enumerated().compactMap { index, month -> Figure? in
                    guard let one = shared.figure(.month(index + 1, of: row), until: month) else { return nil }
                    let columns = one.columns
                    return Figure(
                        code: shared.measure.code, title: shared.measure.title, period: month.words, lastDay: month.last.iso, team: team,
                        numerator: Int(columns[0]), denominator: Int(columns[1]), figure: Double(columns[2]),
                        unit: shared.measure.unit.rawValue, words: one.words)
                }
            }
        }
    }
}

private struct ApiTokensPage {
    let request: PageRequest
    let tokens: [ApiToken]
    let shown: SecretToken?
    let problems: Problems?
    let origin: String

    var page: Page {
        let title = "Figures for Power BI and other software"
        return Page(
            title, breadcrumbs: [("Measures from our data", MeasuredPlaces.list.path)], problems: problems,
            """
            <h1>\(title)</h1><p>Power BI and other software can read figures at <code>\(origin)\(ApiPages.measures.path)</code> with a token, sent as \
            <code>Authorization: Bearer</code> and the token. They cannot read anything about a child. Each use is recorded. \
            <a href="\(ApiPages.description.path)">API description (OpenAPI)</a></p>\(fresh)\(list)\(form)
            """)
    }

    private var fresh: HTML? {
        shown.map {
            "<div class=\"note\"><p><strong>The token. It is shown once:</strong></p><p><code class=\"long\">\($0.text)</code></p><p>Whoever has it can read these figures. Revoke it if you are not sure who has it.</p></div>"
        }
    }

    private var list: HTML {
        if tokens.isEmpty { return "<p class=\"note\">There are no tokens yet.</p>" }
        let columns = ["For", "What it reads", "Made by", "Last used", "Status", ""].map { Table.Column($0) }
        let rows = tokens.map { token in
            let revoke: HTML =
                token.works(on: request.today) ? request.button("Revoke", to: ApiPages.revoke.path(token.id)) : ""
            return Table.row(
                columns,
                [
                    "\(token.name)", "\(token.scope.words)", "\(token.madeBy)<span class=\"sub\">\(token.made)</span>",
                    "\(token.used.map { "\($0)" } ?? "never")", "\(token.words(on: request.today))", revoke,
                ])
        }
        return "<h2>Tokens</h2>\(Table("\(tokens.count) made", columns, rows: rows).html())"
    }

    private var form: HTML {
        let fields = FormFields(typed: request.form.pairs.isEmpty || shown != nil ? nil : request.form, problems: problems)
        let body: HTML = """
            \(fields.text("name", "What it is for", hint: "For example, the name of the Power BI report.", value: ""))\
            \(fields.choices("scope", "What the token can read", options: ApiToken.Scope.allCases.map { ($0.rawValue, $0.words) }, chosen: []))\
            \(fields.select("days", "Expires after", options: ApiToken.lengths.map { (String($0), "\($0) days") }, value: "90"))\
            <p><button class="btn">Make a token</button></p>
            """
        return "<h2>Make a token</h2>\(request.form(to: ApiPages.tokens.path, body))"
    }
}
