import ChildRecords
import GRDB
import Letters
import PreProceedings
import SiteKit
import Vocabulary

/// Letters that went out, drawn at random for an inspector: the same word draws the same letters. With it the share that meets the standard.
struct LetterSample {
    static let place = Place("/pre-proceedings/letter-sample")
    private static let usual = 10
    let store: Store

    func register(on site: inout Site) {
        site.get(LetterSample.place, .writeCaseLetters) { request in .page(try await page(request)) }
    }

    private struct Line: FetchableRecord, Decodable, Sendable {
        let id: Identifier<CaseLetter>
        let proceedings: Identifier<PreProceedingsCase>
        let number, template: String
        let sent: Day
        let score: Int?
    }

    private func page(_ request: PageRequest) async throws -> Page {
        let visible = try CaseRegister.register.declaration.visibility.condition(Viewer(request))
        let sql: SQL = """
            SELECT letter.id, item.id AS proceedings, item.number, letter.template, letter.sent_on AS sent,
                (SELECT sum(points) FROM case_letter_point WHERE letter = letter.id) AS score
            FROM case_letter AS letter JOIN pre_proceedings_case AS item ON item.id = letter.proceedings
            WHERE letter.sent_on IS NOT NULL AND (\(literal: visible)) ORDER BY letter.id
            """
        let all = try await store.read { try SQLRequest<Line>(literal: sql).fetchAll($0) }
        let word = request.query["word"].isEmpty ? "\(request.today)" : request.query["word"]
        let drawn = all.sorted { Digest(of: word + $0.id.text).text < Digest(of: word + $1.id.text).text }.prefix(Self.usual)
        try await store.recordView(of: Array(Set(drawn.map(\.proceedings.text))).sorted(), act: .writeCaseLetters, by: request.changer)
        return Page(
            "Sample of letters", breadcrumbs: TrackerPages.crumbs,
            """
            <h1>Sample of letters</h1>\(share(all))<h2>Drawn at random</h2><p>\(drawn.count) of \(all.count) letters that went out, of the cases that you can see. The word
            “\(word)” draws the same letters again.</p>\(table(Array(drawn)))<form method="get" class="filters"><label for="word">Another word</label>
            <input id="word" name="word" value="\(word)"><button class="btn quiet">Draw</button></form>
            """)
    }

    private func share(_ all: [Line]) -> HTML {
        let scored = all.compactMap(\.score)
        if scored.isEmpty {
            return "<p class=\"note\">Not known: no letter has been scored. A letter is scored on the page of its case.</p>"
        }
        let met = scored.count { $0 >= LetterScore.standard }
        return """
            <p><strong>\(met) of \(scored.count)</strong> scored letters meet the standard of \(LetterScore.standard) of 20 points (local setting).
            \(all.count - scored.count) that went out have no score.</p>
            """
    }

    private func table(_ lines: [Line]) -> HTML {
        let columns = ["Case", "Letter", "Went out", "Score"].map { Table.Column($0) }
        let rows = lines.map { line in
            Table.row(
                columns,
                [
                    "<a class=\"whole\" href=\"\(CaseLetterPages.place.path(line.proceedings))\">\(line.number)</a>",
                    "\(LetterTemplate(rawValue: line.template)?.title ?? line.template)", "\(line.sent)",
                    "\(line.score.map { "\($0) of 20" } ?? "Not scored")",
                ])
        }
        return rows.isEmpty ? "<p class=\"note\">No letter has gone out yet.</p>" : Table("Letters drawn", columns, rows: rows).html()
    }
}
