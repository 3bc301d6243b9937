import ChildRecords
import ChildRecordsWeb
import GRDB
import PreProceedings
import SiteKit
import Vocabulary

/// The block of the children in need census that the tracker fills: what is missing, what the checks say, and the file.
struct CensusPages {
    let store: Store

    struct Line: Sendable {
        let proceedings: Identifier<PreProceedingsCase>
        let child: CaseChild
        /// The child ID of the case system; nil where the record is not tied to one.
        let loaded: LAChildID?
        let block: CensusBlock

        var number: LAChildID? { loaded ?? LAChildID(child.number) }
    }

    func register(on site: inout Site) {
        site.get(LoadedPlaces.census, .keepPreProceedings) { .page(try await page($0)) }
        site.get(LoadedPlaces.censusXML, .keepPreProceedings) { .file(try await file($0)) }
    }

    /// The census year by its first 1 April: the one asked for, or the one of today.
    private func year(_ request: PageRequest) -> Int {
        let now = request.today.month >= 4 ? request.today.year : request.today.year - 1
        return Int(request.query["year"]).flatMap { (2000...now).contains($0) ? $0 : nil } ?? now
    }

    private func lines(_ request: PageRequest, _ year: Int) async throws -> [Line] {
        let viewer = Viewer(request)
        let lines = try await store.computing { db in try CensusPages.lines(year, viewer, in: db) }
        try await store.recordView(
            of: Set(lines.map(\.proceedings.text)).sorted(), act: .readPreProceedings, by: request.changer)
        return lines
    }

    private static func lines(_ year: Int, _ viewer: Viewer, in db: Database) throws -> [Line] {
        guard let first = Day(year, 4, 1), let last = Day(year + 1, 3, 31) else { return [] }
        let (kept, meanings) = (try LoadedSpells.keptBlocks(in: db), try PreProceedingsMeanings.read(in: db))
        let cases = try CaseRegister.register.lines(Fields([("sort", "case")]), as: viewer, in: db)
        return try cases.flatMap { line -> [Line] in
            guard let item = try PreProceedingsCase.load(line.id, in: db) else { return [] }
            return try CaseChild.visible(of: item.family, to: viewer, in: db).flatMap { child -> [Line] in
                let tied = try Row.fetchAll(db, literal: "SELECT number FROM child_number WHERE child = \(child.id)").first
                return (item.children[child.id]?.spells ?? []).compactMap { spell in
                    guard let decided = spell.decided, decided <= last, spell.ended.map({ $0 >= first }) ?? true,
                        let block = CensusBlock(spell, kept: kept["\(child.id) \(decided.iso)"], meanings)
                    else { return nil }
                    let number = (tied?["number"] as String?).flatMap { LAChildID($0) }
                    return Line(proceedings: line.id, child: child, loaded: number, block: block)
                }
            }
        }
    }

    // MARK: The page

    private func page(_ request: PageRequest) async throws -> Page {
        let year = year(request)
        let lines = try await lines(request, year)
        let columns = ["Child", "Began", "Missing", "Checks"].map { Table.Column($0) }
        let shown = lines.compactMap { line -> HTML? in
            let faults = line.number.map { line.block.faults(of: $0, on: request.today) } ?? []
            let missing = line.block.missing.map { "<li>\($0.words) (\($0.rawValue))</li>" as HTML }
            if missing.isEmpty, faults.isEmpty, line.loaded != nil { return nil }
            let checks = faults.map { "<li>\($0.code): \($0.sentence)</li>" as HTML }
            let id: HTML? = line.loaded == nil ? "<li>No child ID of the case system</li>" : nil
            return Table.row(
                columns,
                [
                    "<a class=\"whole\" href=\"\(CaseRegister.address.path(line.proceedings))\">\(line.child.number)</a>",
                    "\(line.block.day(.PPStartDate)?.description ?? "–")", "<ul class=\"plain\">\(id)\(missing)</ul>",
                    "<ul class=\"plain\">\(checks)</ul>",
                ])
        }
        let table: HTML =
            shown.isEmpty
            ? "<p class=\"note\">Nothing is missing, and no check fails.</p>"
            : Table("What is missing or fails a check", columns, rows: shown).html()
        return Page(
            "Children in need census", breadcrumbs: TrackerPages.crumbs,
            """
            <h1>Children in need census</h1><p>The block PreProceedingsandFGDM for \(CensusPages.words(year)), from the tracker: \(lines.count) \
            spell\("s", when: lines.count != 1) of children whose records you can see. The Department collects it from \(CensusPages.words(CensusBlock.firstYear)).</p>\
            \(years(request, year))<p><a href="\(LoadedPlaces.censusXML.path)?year=\(year)">Download the block (XML)</a></p>\(outcomes(lines))\(table)\(limits)
            """)
    }

    private static func words(_ year: Int) -> String { "\(year)-\(String(year + 1).suffix(2))" }

    private func years(_ request: PageRequest, _ year: Int) -> HTML {
        let now = request.today.month >= 4 ? request.today.year : request.today.year - 1
        let options = (0..<4).map { now - $0 }.map {
            "<option value=\"\($0)\"\(" selected", when: $0 == year)>\(CensusPages.words($0))</option>" as HTML
        }
        return """
            <form class="filters" method="get" action="\(LoadedPlaces.census.path)"><div class="field"><label for="year">Census year</label>\
            <select id="year" name="year">\(options)</select></div><button class="btn quiet">Show</button></form>
            """
    }

    /// An outcome that cannot be written for want of the council’s word is said, and not guessed.
    private func outcomes(_ lines: [Line]) -> HTML? {
        let unwritten = lines.count { $0.block.day(.StepDecisionDate) != nil && $0.block[.PPOutcome].isEmpty }
        if unwritten == 0 { return nil }
        return """
            <p class="note doubt">\(unwritten) outcome\("s", when: unwritten != 1) cannot be written: nobody has published what the codes A, B and C of PPOutcome mean, and the
            council has not said it under Data settings.</p>
            """
    }

    private var limits: HTML {
        let codes = CensusBlock.codesWithoutWording.joined(separator: ", ")
        return """
            <details class="section"><summary>What the file holds and what is checked</summary><p>The file has the child ID, the date of birth or the expected date, and the block.
            Everything else of the census comes from the case system. A spell without a decision to begin pre-proceedings is not in it. FGDMMeetingOffer is 1 where the letter before proceedings made the
            offer.</p><p>Checked: 9006, 9007, 9009 to 9013 and 9015Q. Not checked: \(codes). No public source of their wording was found.</p></details>
            """
    }

    // MARK: The file

    private func file(_ request: PageRequest) async throws -> Download {
        let year = year(request)
        let lines = try await lines(request, year)
        let authority = try await store.read { try OwnAuthority.read(in: $0) }
        var children: [String] = []
        for (_, own) in Dictionary(grouping: lines, by: \.child.id).sorted(by: { $0.value[0].child.number < $1.value[0].child.number }) {
            guard let number = own[0].number else { continue }
            let birth =
                switch own[0].child.birth {
                case .born(let day): "<PersonBirthDate>\(day.iso)</PersonBirthDate>"
                case .expected(let day): "<ExpectedPersonBirthDate>\(day.iso)</ExpectedPersonBirthDate>"
                }
            children.append(
                """
                <Child><ChildIdentifiers><LAchildID>\(number.text.markupSafe)</LAchildID>\(birth)</ChildIdentifiers><CINdetails>\
                \(own.map(\.block.markup).joined())</CINdetails></Child>
                """)
        }
        let lea = authority.map { "<LEA>\($0.code.markupSafe)</LEA>" } ?? ""
        let text = """
            <?xml version="1.0" encoding="utf-8"?>
            <Message><Header><CollectionDetails><Collection>CIN</Collection><Year>\(year + 1)</Year><ReferenceDate>\(year + 1)-03-31</ReferenceDate>\
            </CollectionDetails><Source><SourceLevel>L</SourceLevel>\(lea)<SoftwareCode>Throughline</SoftwareCode></Source></Header><Children>
            \(children.joined(separator: "\n"))
            </Children></Message>

            """
        return Download(
            Array(text.utf8), type: "application/xml; charset=utf-8", name: "cin-pre-proceedings-\(year)-\(String(year + 1).suffix(2)).xml")
    }
}
