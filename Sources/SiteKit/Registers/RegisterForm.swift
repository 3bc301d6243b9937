import GRDB
import Vocabulary

/// What a form may look at while it is drawn or read: the record, who asks, and the thing it changes, where there is one.
package struct FormContext<Item> {
    package let db: Database
    package let request: PageRequest
    package let item: Item?
    /// The identifiers in the address before the row's own, as that of a board before a decision's.
    package let outer: [String]
    package var today: Day { request.today }
}

/// One field of a form: drawn, read, pasted into and compared in one place. What it reads is never optional: a value or a problem.
package struct FormField<Item: Sendable, Value: Sendable>: Sendable {
    package typealias Draw = @Sendable (FormFields, Value?, FormContext<Item>) throws -> HTML
    package typealias Read = @Sendable (inout FormReader, FormContext<Item>) throws -> Value?

    let name: String
    let label: String
    let draw: Draw
    let read: Read
    let words: @Sendable (Value, FormContext<Item>) throws -> String
    /// The names and values that a cell of a spreadsheet stands for.
    let pasted: @Sendable (String, FormContext<Item>) throws -> [(String, String)]
    var current: (@Sendable (Item) -> Value)?
    var first: (@Sendable (FormContext<Item>) throws -> Value?)?

    package init(
        _ name: String, _ label: String, draw: @escaping Draw, read: @escaping Read,
        words: @escaping @Sendable (Value, FormContext<Item>) throws -> String,
        pasted: (@Sendable (String, FormContext<Item>) throws -> [(String, String)])? = nil
    ) {
        (self.name, self.label, self.draw, self.read, self.words) = (name, label, draw, read, words)
        self.pasted = pasted ?? { cell, _ in [(name, cell)] }
    }

    /// What the item holds now: it stands in the field, and beside what was typed when somebody else saved first.
    package func now(_ current: @escaping @Sendable (Item) -> Value) -> FormField {
        var field = self
        field.current = current
        return field
    }

    /// What stands in the field before anything is typed, where the item does not say.
    package func starting(_ value: @escaping @Sendable (FormContext<Item>) throws -> Value?) -> FormField {
        var field = self
        field.first = value
        return field
    }

    /// Refuses a value that can be read and still cannot be; the words say what to give instead.
    package func refusing(_ problem: @escaping @Sendable (Value, FormContext<Item>) throws -> String?) -> FormField {
        var field = FormField(
            name, label, draw: draw,
            read: { [name, read] reader, context in
                guard let value = try read(&reader, context) else { return nil }
                guard let words = try problem(value, context) else { return value }
                reader.note(Problem(name, words))
                return nil
            }, words: words, pasted: pasted)
        (field.current, field.first) = (current, first)
        return field
    }

    fileprivate func value(_ context: FormContext<Item>) throws -> Value? {
        if let current, let item = context.item { return current(item) }
        return try first?(context)
    }
}

extension FormField where Value == String {
    /// - Parameters:
    ///   - missing: what to say when it is empty; nil for a field that may be.
    ///   - rows: nil for one line.
    package static func text(
        _ name: String, _ label: String, missing: String?, hint: String? = nil, limit: Int = 5000, rows: Int? = nil, width: Int? = nil
    ) -> FormField {
        FormField(
            name, label,
            draw: { fields, value, _ in
                guard let rows else { return fields.text(name, label, hint: hint, value: value ?? "", width: width) }
                return fields.area(name, label, hint: hint, value: value ?? "", rows: rows)
            },
            read: { reader, _ in
                missing.map { reader.text(name, $0, limit: limit) } ?? reader.optionalText(name, limit: limit)
            }, words: { value, _ in value })
    }
}

extension FormField where Value == String {
    /// What the address that opened the form says, handed on without being shown: the thing that a new row is made for.
    package static func passed(_ name: String) -> FormField {
        FormField(
            name, "",
            draw: { _, _, context in
                let value = context.request.form.has(name) ? context.request.form[name] : context.request.query[name]
                return value.isEmpty ? "" : "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">"
            }, read: { reader, _ in reader.optionalText(name, limit: 200) }, words: { value, _ in value })
    }
}

extension FormField where Value == Day {
    package static func day(_ name: String, _ label: String, missing: String, hint: String? = nil) -> FormField {
        FormField(
            name, label, draw: { fields, value, _ in fields.day(name, label, hint: hint, value: value) },
            read: { reader, _ in reader.day(name, missing) }, words: { value, _ in value.description }, pasted: pastedDay(name))
    }
}

extension FormField where Value == Day? {
    package static func optionalDay(_ name: String, _ label: String, hint: String? = nil) -> FormField {
        FormField(
            name, label, draw: { fields, value, _ in fields.day(name, label, hint: hint, value: value ?? nil) },
            read: { reader, _ in reader.isFilled(name) ? reader.optionalDay(name).map { .some($0) } : .some(nil) },
            words: { value, _ in value?.description ?? "" }, pasted: pastedDay(name))
    }
}

/// A day of a spreadsheet: 25/3/2022, 2022-03-25 or 25 March 2022.
private func pastedDay<Item>(_ name: String) -> @Sendable (String, FormContext<Item>) -> [(String, String)] {
    { cell, _ in
        let parts =
            Day(iso: cell).map { [String($0.dayOfMonth), String($0.month), String($0.year)] }
            ?? cell.split { "/.- ".contains($0) }.map(String.init)
        return zip(["day", "month", "year"], parts + Array(repeating: "", count: max(0, 3 - parts.count))).map { ("\(name)-\($0)", $1) }
    }
}

extension FormField {
    /// The cases of a type of the domain, as a list to choose from or as round buttons.
    package static func cases(
        _ name: String, _ label: String, missing: String, hint: String? = nil, buttons: Bool = false,
        words: @escaping @Sendable (Value) -> String
    ) -> FormField where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
        let options: @Sendable () -> [(value: String, words: String)] = { Value.allCases.map { (value: $0.rawValue, words: words($0)) } }
        return FormField(
            name, label,
            draw: { fields, value, _ in
                buttons
                    ? fields.choices(name, label, hint: hint, options: options(), chosen: value.map { [$0.rawValue] } ?? [])
                    : fields.select(
                        name, label, hint: hint, options: [(value: "", words: "Choose")] + options(), value: value?.rawValue ?? "")
            },
            read: { reader, _ in reader.choice(name, missing) }, words: { value, _ in words(value) },
            pasted: { cell, _ in
                [(name, options().first { $0.words.lowercased() == cell.lowercased() || $0.value == cell }?.value ?? cell)]
            })
    }

    /// Records of the store to choose one from: those offered, and no others.
    /// - Parameter none: the words for choosing none; nil where one must be chosen.
    package static func one<Subject>(
        _ name: String, _ label: String, missing: String, hint: String? = nil, none: String?,
        among options: @escaping @Sendable (FormContext<Item>) throws -> [(id: Identifier<Subject>, words: String)]
    ) -> FormField where Value == Identifier<Subject>? {
        FormField(
            name, label,
            draw: { fields, value, context in
                let offered = try options(context).map { (value: $0.id.text, words: $0.words) }
                return fields.select(
                    name, label, hint: hint, options: [(value: "", words: none ?? "Choose")] + offered, value: (value ?? nil)?.text ?? "")
            },
            read: { reader, context in
                let asked = context.request.form[name]
                if asked.isEmpty, none != nil { return .some(nil) }
                if let found = try options(context).first(where: { $0.id.text == asked }) { return .some(found.id) }
                reader.note(Problem(name, missing))
                return nil
            },
            words: { value, context in try options(context).first { $0.id == value }?.words ?? none ?? "" },
            pasted: { cell, context in
                [(name, try options(context).first { $0.words.lowercased() == cell.lowercased() }?.id.text ?? cell)]
            })
    }

    /// Records of the store of which one must be chosen: those offered, and no others.
    package static func chosen<Subject>(
        _ name: String, _ label: String, missing: String, hint: String? = nil,
        among options: @escaping @Sendable (FormContext<Item>) throws -> [(id: Identifier<Subject>, words: String)]
    ) -> FormField where Value == Identifier<Subject> {
        FormField(
            name, label,
            draw: { fields, value, context in
                let offered = try options(context).map { (value: $0.id.text, words: $0.words) }
                let first = value == nil ? [(value: "", words: "Select")] : []
                return fields.select(name, label, hint: hint, options: first + offered, value: value?.text ?? "")
            },
            read: { reader, context in
                if let found = try options(context).first(where: { $0.id.text == context.request.form[name] }) { return found.id }
                reader.note(Problem(name, missing))
                return nil
            },
            words: { value, context in try options(context).first { $0.id == value }?.words ?? "" },
            pasted: { cell, context in
                [(name, try options(context).first { $0.words.lowercased() == cell.lowercased() }?.id.text ?? cell)]
            })
    }

    /// Records of the store to tick several of: those offered, and no others.
    package static func several<Subject>(
        _ name: String, _ label: String, hint: String? = nil,
        among options: @escaping @Sendable (FormContext<Item>) throws -> [(id: Identifier<Subject>, words: String)]
    ) -> FormField where Value == [Identifier<Subject>] {
        FormField(
            name, label,
            draw: { fields, value, context in
                let offered = try options(context).map { (value: $0.id.text, words: $0.words) }
                if offered.isEmpty { return "" }
                return fields.choices(
                    name, label, hint: hint, several: true, options: offered, chosen: Set((value ?? []).map(\.text)))
            },
            read: { reader, context in
                let offered = Dictionary(try options(context).map { ($0.id.text, $0.id) }) { first, _ in first }
                let asked = context.request.form.all(name).filter { !$0.isEmpty }
                let found = asked.compactMap { offered[$0] }
                if found.count == asked.count { return found }
                reader.note(Problem(name, "Select one of the options."))
                return nil
            },
            words: { value, context in
                try options(context).filter { value.contains($0.id) }.map(\.words).joined(separator: "; ")
            })
    }
}

/// A form: its fields in their order, and what they make together. Every problem is found at once, and behind it nothing is optional.
package struct RegisterForm<Item: Sendable, Draft: Sendable>: Sendable {
    /// Each field, drawn.
    package let draw: @Sendable (FormFields, FormContext<Item>) throws -> [HTML]
    package let parse: @Sendable (FormContext<Item>) throws -> Draft
    /// Each field with what is saved now, in words; nil for one that the item does not hold.
    let saved: @Sendable (FormContext<Item>) throws -> [(label: String, words: String?)]
    let labels: [String]
    /// The named values that a row of a spreadsheet stands for, by the labels above its cells.
    let pasted: @Sendable ([String: String], FormContext<Item>) throws -> [(String, String)]

    package init<each Value: Sendable>(
        _ field: repeat FormField<Item, each Value>, make: @escaping @Sendable (repeat each Value) throws -> Draft
    ) {
        draw = { fields, context in
            var drawn: [HTML] = []
            for field in repeat each field { drawn.append(try field.draw(fields, try field.value(context), context)) }
            return drawn
        }
        parse = { context in
            var reader = FormReader(context.request.form)
            let read = (repeat try (each field).read(&reader, context))
            try reader.finish()
            return try make(repeat try Known.unwrap(each read))
        }
        saved = { context in
            var lines: [(label: String, words: String?)] = []
            for field in repeat each field {
                lines.append(
                    (field.label, try field.current.flatMap { current in try context.item.map { try field.words(current($0), context) } }))
            }
            return lines
        }
        var labels: [String] = []
        for field in repeat each field { labels.append(field.label) }
        self.labels = labels
        pasted = { cells, context in
            var pairs: [(String, String)] = []
            for field in repeat each field { pairs += try field.pasted(cells[field.label.lowercased()] ?? "", context) }
            return pairs
        }
    }
}

extension RegisterForm where Draft == Void {
    /// A form of one button.
    package static var button: RegisterForm { RegisterForm(make: {}) }
}

private enum Known {
    /// A field that noted no problem has read a value: anything else is a fault of the field's own, and no value is made up for it.
    static func unwrap<Value>(_ value: Value?) throws -> Value {
        guard let value else { throw FieldWithoutValue() }
        return value
    }
}

/// A field read nothing and noted no problem: a fault of ours, answered as one.
package struct FieldWithoutValue: Error { package init() {} }

extension FormReader {
    /// True when any part of a day was typed.
    func isFilled(_ name: String) -> Bool { ["day", "month", "year"].contains { !fields["\(name)-\($0)"].isEmpty } }
}
