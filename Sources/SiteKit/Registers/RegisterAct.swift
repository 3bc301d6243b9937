import GRDB
import Vocabulary

/// Who acts, on which day, inside the one transaction of the act.
package struct Acting {
    package let db: Database
    package let changer: Changer
    package let today: Day

    /// The name that the record shows for whoever acts.
    package func author() throws -> String { try changer.name(in: db) }
}

/// A refusal of a domain's, in words, that belongs beside a field of the form.
package protocol BesideField: InWords {
    /// The field's name; empty where it belongs to the form as a whole.
    var field: String { get }
}

/// An act on one row: its form, what the domain does, and what is written. The rest is the same for every act and stands in ``carryOut``.
package struct ItemAct<Item: Registered, Draft: Sendable>: Sendable {
    let word, title, note, group: String
    let act: Act
    let isVersioned: Bool
    let form: RegisterForm<Item, Draft>
    let isOffered: @Sendable (Item, Viewer) -> Bool
    let apply: @Sendable (inout Item, Draft, Acting) throws -> Void
    let save: @Sendable (Item, Draft, Acting) throws -> Void

    /// - Parameters:
    ///   - word: the last part of its address.
    ///   - title: the words of its button, a verb first.
    ///   - note: what the audit row says of it.
    ///   - group: under which heading it stands among many acts that have pages of their own.
    ///   - isVersioned: false for what is only added and cannot overwrite anything.
    ///   - isOffered: whether the page of this row shows the form; the domain refuses by itself what cannot be.
    ///   - apply: the domain's own act, with its refusals.
    ///   - save: writes what changed; the version is counted up after it.
    package init(
        _ word: String, _ title: String, act: Act, note: String, group: String = "", isVersioned: Bool = true,
        form: RegisterForm<Item, Draft>,
        isOffered: @escaping @Sendable (Item, Viewer) -> Bool = { _, _ in true },
        apply: @escaping @Sendable (inout Item, Draft, Acting) throws -> Void,
        save: @escaping @Sendable (Item, Draft, Acting) throws -> Void
    ) {
        (self.word, self.title, self.act, self.note, self.group) = (word, title, act, note, group)
        (self.isVersioned, self.form, self.isOffered, self.apply, self.save) = (isVersioned, form, isOffered, apply, save)
    }

    /// The act without a form of a browser's, as the demonstration and commands do it.
    package func perform(
        _ draft: Draft, on id: Identifier<Item>, version: Int? = nil, by changer: Changer, today: Day, in store: Store
    ) async throws {
        try await store.change(by: changer, act, on: id.text, note: note) { db in
            try carryOut(id, Acting(db: db, changer: changer, today: today)) { item in
                if let version, version != item.version { throw EditConflict([], version: item.version) }
                return draft
            }
        }
    }

    /// Load → what the form says → the domain's act → save, in the transaction of its audit row.
    fileprivate func carryOut(_ id: Identifier<Item>, _ acting: Acting, _ draft: (Item) throws -> Draft) throws {
        guard var item = try Item.load(id, in: acting.db) else { throw NotFound() }
        let draft = try draft(item)
        try apply(&item, draft, acting)
        try save(item, draft, acting)
        try acting.db.execute(literal: "UPDATE \(sql: Item.table) SET version = version + 1 WHERE id = \(id)")
    }
}

/// Adds a row: its form, what the domain makes of it, and what is written.
package struct Adding<Item: Registered, Draft: Sendable>: Sendable {
    let title, note: String
    let act: Act
    let form: RegisterForm<Item, Draft>
    let make: @Sendable (Identifier<Item>, Draft, Acting) throws -> Item
    let insert: @Sendable (Item, Draft, Acting) throws -> Void

    package init(
        _ title: String, act: Act, note: String, form: RegisterForm<Item, Draft>,
        make: @escaping @Sendable (Identifier<Item>, Draft, Acting) throws -> Item,
        insert: @escaping @Sendable (Item, Draft, Acting) throws -> Void
    ) {
        (self.title, self.act, self.note, self.form, self.make, self.insert) = (title, act, note, form, make, insert)
    }

    /// Without a form of a browser's, as the demonstration and commands do it.
    @discardableResult
    package func add(_ draft: Draft, by changer: Changer, today: Day, in store: Store) async throws -> Identifier<Item> {
        let id = Identifier<Item>()
        try await store.change(by: changer, act, on: id.text, note: note) { db in
            try add(draft, as: id, Acting(db: db, changer: changer, today: today))
        }
        return id
    }

    fileprivate func add(_ draft: Draft, as id: Identifier<Item>, _ acting: Acting) throws {
        try insert(try make(id, draft, acting), draft, acting)
    }
}

/// An act whose draft is nobody's business but its own, so that a register can hold many.
package struct AnyAct<Item: Registered>: Sendable {
    let word, title, group: String
    let act: Act
    let isVersioned: Bool
    let isOffered: @Sendable (Item, Viewer) -> Bool
    let draw: @Sendable (FormFields, FormContext<Item>) throws -> HTML
    let perform: @Sendable (PageRequest, Identifier<Item>, [String], Register<Item>, Store) async throws -> Void

    package init<Draft: Sendable>(_ kind: ItemAct<Item, Draft>) {
        (word, title, group, act) = (kind.word, kind.title, kind.group, kind.act)
        (isVersioned, isOffered) = (kind.isVersioned, kind.isOffered)
        draw = { try kind.form.draw($0, $1).joined() }
        perform = { request, id, outer, register, store in
            try await store.change(by: request.changer, kind.act, on: id.text, note: kind.note) { db in
                // What the person may not know of is not there, whatever the form says.
                _ = try register.line(id, as: Viewer(request), within: outer, in: db)
                try kind.carryOut(id, Acting(db: db, changer: request.changer, today: request.today)) { item in
                    let context = FormContext(db: db, request: request, item: item, outer: outer)
                    // First of all: problems of a form that is out of date would be about fields that somebody else has changed.
                    if kind.isVersioned, request.sentVersion != item.version { throw try kind.form.conflict(context, item.version) }
                    return try kind.form.parse(context)
                }
            }
        }
    }
}

package struct AnyAdding<Item: Registered>: Sendable {
    let title: String
    let act: Act
    let labels: [String]
    let draw: @Sendable (FormFields, FormContext<Item>) throws -> HTML
    let pasted: @Sendable ([String: String], FormContext<Item>) throws -> [(String, String)]
    /// Adds one row for each form, or none where one of them is refused: each problem then says its row.
    let add: @Sendable (PageRequest, [String], [Fields], Store) async throws -> [Identifier<Item>]

    package init<Draft: Sendable>(_ kind: Adding<Item, Draft>) {
        (title, act, labels, pasted) = (kind.title, kind.act, kind.form.labels, kind.form.pasted)
        draw = { try kind.form.draw($0, $1).joined() }
        add = { request, outer, forms, store in
            let ids = forms.map { _ in Identifier<Item>() }
            guard let first = ids.first else { return [] }
            try await store.change(by: request.changer, kind.act, on: first.text, note: kind.note) { db in
                let acting = Acting(db: db, changer: request.changer, today: request.today)
                var problems: [Problem] = []
                for (index, (id, form)) in zip(ids, forms).enumerated() {
                    do {
                        let context = FormContext<Item>(db: db, request: request.with(form: form), item: nil, outer: outer)
                        try kind.add(try kind.form.parse(context), as: id, acting)
                        if index > 0 { try store.note(kind.act, on: id.text, by: request.changer, in: db) }
                    } catch let found as Problems where forms.count > 1 {
                        problems += found.all.map { Problem("rows", "Row \(index + 1): \($0.words)") }
                    }
                }
                if !problems.isEmpty { throw Problems(problems) }
            }
            return ids
        }
    }
}

extension RegisterForm {
    fileprivate func conflict(_ context: FormContext<Item>, _ version: Int) throws -> EditConflict {
        let (now, typed) = (try draw(FormFields(), context), try draw(FormFields(typed: context.request.form), context))
        let fields = zip(try saved(context), zip(now, typed)).map { field, drawn in
            EditConflict.Field(field.label, saved: field.words) { $0.isTyped ? drawn.1 : drawn.0 }
        }
        return EditConflict(fields, version: version)
    }
}
