import ScrutinyWeb
import SiteKit
import Vocabulary

/// The council's crest or logo, which stands at the top of every Word file and PDF.
struct CrestPage: Sendable {
    static let place = Place("/settings/crest")
    let store: Store

    func register(on site: inout Site) {
        site.get(CrestPage.place, .changeReportForm) { .page(try await page($0)) }
        site.post(CrestPage.place, .changeReportForm) { request in
            do {
                if request.form["remove"] == "yes" {
                    try await save(nil, request)
                } else {
                    guard let file = request.files.first(where: { $0.field == "crest" && !$0.bytes.isEmpty }) else {
                        throw Problems("crest", "Select a picture, a PNG or JPEG file.")
                    }
                    let crest: Crest
                    do throws(CrestRefusal) { crest = try Crest(Array(file.bytes)) } catch { throw Problems("crest", error.words) }
                    try await save(crest, request)
                }
                return .seeOther(CrestPage.place.path)
            } catch let problems as Problems {
                return .page(try await page(request, problems))
            }
        }
    }

    private func save(_ crest: Crest?, _ request: PageRequest) async throws {
        try await store.change(by: request.changer, .changeReportForm, on: "settings", note: "crest changed") {
            try Crest.save(crest, in: $0)
        }
    }

    private func page(_ request: PageRequest, _ problems: Problems? = nil) async throws -> Page {
        let isSaved = try await store.read { try Crest.saved(in: $0) != nil }
        let now: HTML =
            isSaved
            ? "<p>A crest is saved. Download a draft report as PDF to see it.</p>\(request.button("Remove crest", to: CrestPage.place.path, fields: [("remove", "yes")]))"
            : "<p>No crest is saved: documents show the council’s name only.</p>"
        let fields = FormFields(problems: problems)
        let form = request.form(
            to: CrestPage.place.path, upload: true,
            """
            \(fields.file("crest", "Picture", hint: "PNG or JPEG, at most 300 KB. It is shown 20 mm high. SVG files are not accepted because they can contain scripts.", accept: "image/png,image/jpeg"))
            <p><button class="btn">Save crest</button></p>
            """)
        return Page(
            "Crest or logo", breadcrumbs: [("Settings", SitePlaces.settings.path)], problems: problems,
            """
            <h1>Crest or logo</h1><p>Shown at the top of every report, plan and pack downloaded as a Word file or PDF. Documents that were \
            published or finalised before do not change.</p>\(now)\(form)
            """)
    }
}
