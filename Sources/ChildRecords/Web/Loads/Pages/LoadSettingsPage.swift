import ChildRecords
import SiteKit
import Vocabulary

/// What this council's files call things, and where its case system is.
struct LoadSettingsPage {
    let visit: Visit
    let headings: String
    let pattern: String
    let grounds: Set<OneChildTwoNumbers.Ground>
    let lists: Set<NameList>
    let problems: Problems?

    var page: Page {
        let fields = FormFields(typed: visit.form.has("headings") ? visit.form : nil, problems: problems)
        return Page(
            "Settings of the data", breadcrumbs: [("Data", LoadPlaces.list.path)], problems: problems,
            """
            <h1>Settings of the data</h1>\(visit.form(
                to: LoadPlaces.settings.path,
                """
                \(fields.area(
                    "headings", "Headings of this council",
                    hint: "A line for each: your heading = the heading of the form, as in “Mosaic ID = Child Unique ID”. Headings that are "
                        + "nearly those of the form are found without.", value: headings, rows: 8))
                \(fields.text(
                    "pattern", "Address of a child in the case system",
                    hint: "With {number} where the child’s number stands, as in https://cases.council.example/child/{number}. Leave empty "
                        + "for none.", value: pattern))
                \(fields.choices(
                    "grounds", "When are two numbers one child?",
                    hint: "Children are matched by the council’s own number. A pair with two days of birth is never one child.", several: true,
                    options: OneChildTwoNumbers.Ground.allCases.map { ($0.rawValue, $0.words) }, chosen: Set(grounds.map(\.rawValue))))
                \(fields.choices(
                    "lists", "For which lists are children’s names loaded?",
                    hint: "Only for lists that somebody works through child by child. Of all other children no name comes into the store, "
                        + "and measures need none. What is switched off goes at once; what is switched on comes with the next load.",
                    several: true, options: NameList.allCases.map { ($0.rawValue, $0.words) }, chosen: Set(lists.map(\.rawValue))))
                <p><button class="btn">Save</button></p>
                """))
            """)
    }
}
