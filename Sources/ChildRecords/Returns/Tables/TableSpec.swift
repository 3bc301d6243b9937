import ChildRecords
import Foundation

/// One table of one form: how it is told, and the entries that each of its rows makes.
package struct TableSpec: Sendable {
    package enum Use: Hashable, Sendable {
        case child, from, until, reference, within, team, worker
        /// Read only where the council has names switched on.
        case forename, surname
        case fact(Fact)
    }

    package struct Column: Sendable {
        package let use: Use
        let reading: Reading
        /// The heading of the form, then others that councils are known to use.
        package let headings: [String]
        /// Why it is kept, for the data dictionary.
        package let why: String
        /// Only some councils or years have it: nothing is said where it is not there.
        let isOptional: Bool
    }

    package struct Making: Sendable {
        package let kind: EntryKind
        /// No entry where its day is empty, instead of a held row.
        let isOptional: Bool
        /// No entry where this column says yes.
        let unless: String?
        /// An entry only where this column says one of these, compared as headings are.
        let only: (heading: String, values: Set<String>)?
        let fixed: [(Fact, String)]
        package fileprivate(set) var columns: [Column] = []
    }

    package let format: ReturnFormat
    package let name: String
    package let title: String
    let telling: [String]
    package fileprivate(set) var elements: [String] = []
    fileprivate(set) var elementHas: String?
    package fileprivate(set) var makings: [Making] = []
    /// Why nothing of it is kept.
    package fileprivate(set) var nothingKept: String?
    /// Columns of the form that nothing is read from.
    fileprivate(set) var unread: [String] = []
    /// XML elements that only hold others.
    fileprivate(set) var wraps: [String] = []
    /// The first year of collection that has it.
    fileprivate(set) var begins: CollectionYear?

    /// Every column or element of it that the form has, as the form writes it.
    var columns: [String] { telling + unread + makings.flatMap { $0.columns.flatMap(\.headings) } }

    /// The facts that its rows can tell of a kind, where some columns are absent.
    package func facts(of kind: EntryKind, without absent: Set<String>) -> Set<Fact> {
        Set(
            makings.filter { $0.kind == kind }.flatMap(\.columns).compactMap { column in
                if case .fact(let fact) = column.use, !absent.contains(column.headings.first ?? "") { fact } else { nil }
            })
    }

    /// Every table of the four forms.
    package static let all: [TableSpec] = {
        guard let file = Bundle.module.url(forResource: "Data/tables", withExtension: "txt"),
            let text = try? String(contentsOf: file, encoding: .utf8), let tables = try? TableSpec.read(text)
        else { return [] }
        return tables
    }()
}

extension TableSpec {
    /// A line of the table of tables that cannot be understood.
    package struct Fault: Error, CustomStringConvertible {
        let line: String
        package var description: String { "Table of tables: “\(line)” cannot be understood." }
    }

    package static func read(_ text: String) throws(Fault) -> [TableSpec] {
        var tables: [TableSpec] = []
        for line in text.split(separator: "\n").map(String.init) where !line.hasPrefix("#") {
            let (word, rest) = line.firstWord
            guard word == "table" else {
                guard !tables.isEmpty else { throw Fault(line: line) }
                try tables[tables.count - 1].add(word, rest, line)
                continue
            }
            let parts = rest.parts(by: "|")
            let (form, name) = parts[0].firstWord
            guard parts.count == 3, let format = ReturnFormat(rawValue: form) else { throw Fault(line: line) }
            tables.append(
                TableSpec(format: format, name: name, title: parts[1], telling: parts[2].parts(by: ",").map(\.asHeading)))
        }
        return tables
    }

    private mutating func add(_ word: String, _ rest: String, _ line: String) throws(Fault) {
        switch word {
        case "element":
            let sides = rest.components(separatedBy: " if ")
            elements = sides[0].parts(by: "/")
            elementHas = sides.count > 1 ? sides[1].asHeading : nil
        case "kept": nothingKept = rest
        case "unread": unread = rest.parts(by: "|")
        case "wraps": wraps = rest.parts(by: "|")
        case "begins":
            guard let year = Int(rest) else { throw Fault(line: line) }
            begins = CollectionYear(begins: year)
        case "annexperson": try addPerson(TableSpec.annexPerson)
        case "careperson": try addPerson(["child CHILD | CHILDID", "born optional day DOB :: ages and age groups"])
        case "entry": makings.append(try TableSpec.making(rest, line))
        default:
            guard !makings.isEmpty else { throw Fault(line: line) }
            makings[makings.count - 1].columns.append(try TableSpec.column(word, rest, line))
        }
    }

    /// What every list of Annex A says of the child itself.
    private static let annexPerson = [
        "child Child Unique ID", "forename Forename | First Name | Child Forename", "surname Surname | Last Name | Child Surname",
        "sex code Sex Gender | Sex :: groups of every measure",
        "ethnicity code Ethnicity Ethnicity :: F11, groups of every measure", "born day Date of Birth :: ages and age groups",
        "expected optional unborn Age of Child (Years) | Age of Child | Age :: unborn children: minus one says that the date is the expected one",
        "disability yesno Does the Child have a Disability :: groups of every measure",
    ]

    private mutating func addPerson(_ lines: [String]) throws(Fault) {
        var person = try TableSpec.making("person", "person")
        for line in lines { person.columns.append(try TableSpec.column(line.firstWord.0, line.firstWord.1, line)) }
        makings.append(person)
    }

    private static func making(_ rest: String, _ line: String) throws(Fault) -> Making {
        var words = rest.split(separator: " ").map(String.init)[...]
        guard let kind = words.popFirst().flatMap({ word in EntryKind.allCases.first { "\($0)" == word } }) else { throw Fault(line: line) }
        var (optional, unless, fixed): (Bool, String?, [(Fact, String)]) = (false, nil, [])
        var only: (heading: String, values: Set<String>)?
        while let word = words.popFirst() {
            switch word {
            case "optional": optional = true
            case "unless": unless = words.popFirst()?.asHeading
            case "only":
                let sides = (words.popFirst() ?? "").parts(by: "=")
                guard sides.count == 2 else { throw Fault(line: line) }
                only = (sides[0].asHeading, Set(sides[1].parts(by: ",").map(\.asHeading)))
            case "with":
                let sides = (words.popFirst() ?? "").parts(by: "=")
                guard sides.count == 2, let fact = Fact(rawValue: sides[0]) else { throw Fault(line: line) }
                fixed.append((fact, sides[1]))
            default: throw Fault(line: line)
            }
        }
        return Making(kind: kind, isOptional: optional, unless: unless, only: only, fixed: fixed)
    }

    private static func column(_ word: String, _ rest: String, _ line: String) throws(Fault) -> Column {
        let isOptional = rest.hasPrefix("optional ")
        let sides = (isOptional ? String(rest.dropFirst(9)) : rest).components(separatedBy: " :: ")
        let why = sides.count > 1 ? sides[1] : ""
        let plain: [String: (Use, Reading)] = [
            "child": (.child, .text), "from": (.from, .day), "until": (.until, .day), "reference": (.reference, .text),
            "forename": (.forename, .text), "surname": (.surname, .text), "within": (.within, .text), "team": (.team, .text),
            "worker": (.worker, .text),
        ]
        if word == "within", let (reading, headings) = Reading.parse(sides[0]), reading.isOfDay {
            return Column(use: .within, reading: reading, headings: headings.parts(by: "|"), why: why, isOptional: isOptional)
        }
        if let (use, reading) = plain[word] {
            return Column(use: use, reading: reading, headings: sides[0].parts(by: "|"), why: why, isOptional: isOptional)
        }
        guard let fact = Fact(rawValue: word), let (reading, headings) = Reading.parse(sides[0]) else { throw Fault(line: line) }
        return Column(use: .fact(fact), reading: reading, headings: headings.parts(by: "|"), why: why, isOptional: isOptional)
    }
}

extension String {
    var firstWord: (String, String) {
        let sides = split(separator: " ", maxSplits: 1).map(String.init)
        return (sides.first ?? "", sides.count > 1 ? sides[1] : "")
    }

    func parts(by separator: Character) -> [String] {
        split(separator: separator).map { $0.trimmingCharacters(in: .whitespaces) }
    }

    /// A heading as it is compared: letters and figures only, small.
    package var asHeading: String { String(String.UnicodeScalarView(lowercased().unicodeScalars.filter(\.isOfHeading))) }
}

extension Unicode.Scalar {
    fileprivate var isOfHeading: Bool { properties.isAlphabetic || ("0"..."9").contains(self) }
}

/// Every heading and element that some form has. What stands in none of them is not repeated from a file: it could be a name.
enum KnownHeadings {
    static let all: Set<String> = Set(
        TableSpec.all.flatMap { table in
            table.telling + table.elements.map(\.asHeading)
                + table.makings.flatMap { $0.columns.filter { !$0.use.isName }.flatMap(\.headings).map(\.asHeading) }
        })
}
