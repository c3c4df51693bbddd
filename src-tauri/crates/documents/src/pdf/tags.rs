//! The structure tree: what a screen reader reads, in order.

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary, text_string};

use super::ops::PageContent;
use crate::display_list::{NodeId, Pages, Role};
use crate::geometry::Rect;

/// Marked contents of a node: page number and mark number.
type Marks = Vec<(usize, i64)>;

/// Adds the tree, ties the pages to it and returns the root's id.
pub(super) fn add(document: &mut Document, pages: &Pages, contents: &[PageContent], page_ids: &[ObjectId]) -> ObjectId {
    let marks = marks(pages, contents);
    let filled = filled(pages, &marks);
    let root = document.new_object_id();
    let ids: Vec<Option<ObjectId>> = filled.iter().map(|&full| full.then(|| document.new_object_id())).collect();
    let mut children: Vec<Vec<Object>> = vec![Vec::new(); ids.len()];
    for (node, id) in pages.nodes.iter().zip(&ids) {
        if let (Some(parent), Some(id)) = (node.parent, id) {
            children[parent.0].push(Object::Reference(*id));
        }
    }
    for (index, (id, children)) in ids.iter().zip(children).enumerate() {
        if let Some(id) = id {
            let parent = pages.nodes[index].parent.and_then(|parent| ids[parent.0]).unwrap_or(root);
            let mut element = element(pages, NodeId(index), &marks[index], children, page_ids);
            element.set("P", parent);
            document.objects.insert(*id, Object::Dictionary(element));
        }
    }
    let mut numbers = Vec::new();
    for (number, (content, page_id)) in contents.iter().zip(page_ids).enumerate() {
        let key = integer(number);
        let owners = content.marks.iter().filter_map(|node| ids[node.0]).map(Object::Reference).collect();
        let owners = document.add_object(Object::Array(owners));
        numbers.extend([key.clone(), Object::Reference(owners)]);
        if let Ok(page) = document.get_dictionary_mut(*page_id) {
            page.set("StructParents", key);
            page.set("Tabs", "S");
            page.remove(b"Annots");
        }
    }
    let parent_tree = document.add_object(dictionary! { "Nums" => numbers });
    let kids: Vec<Object> = ids.first().copied().flatten().map(Object::Reference).into_iter().collect();
    let tree = dictionary! {
        "Type" => "StructTreeRoot",
        "K" => kids,
        "ParentTree" => parent_tree,
        "ParentTreeNextKey" => integer(page_ids.len()),
    };
    document.objects.insert(root, Object::Dictionary(tree));
    root
}

fn marks(pages: &Pages, contents: &[PageContent]) -> Vec<Marks> {
    let mut marks: Vec<Marks> = vec![Vec::new(); pages.nodes.len()];
    for (page, content) in contents.iter().enumerate() {
        for (number, node) in (0i64..).zip(&content.marks) {
            marks[node.0].push((page, number));
        }
    }
    marks
}

/// Whether a node holds anything, itself or below, so that it belongs in the tree.
/// Cells stay when their row does, even empty ones: a table must be rectangular.
fn filled(pages: &Pages, marks: &[Marks]) -> Vec<bool> {
    let mut filled: Vec<bool> = marks.iter().map(|own| !own.is_empty()).collect();
    // Children come after their parents, so one pass from the end reaches the root.
    for (index, node) in pages.nodes.iter().enumerate().rev() {
        if let Some(parent) = node.parent.filter(|_| filled[index]) {
            filled[parent.0] = true;
        }
    }
    for (index, node) in pages.nodes.iter().enumerate() {
        let is_cell = matches!(node.role, Role::TableCell | Role::RowHeader | Role::ColumnHeader);
        filled[index] |= is_cell && node.parent.is_some_and(|row| filled[row.0]);
    }
    filled
}

/// The structure element of a node: its own marks first, then its children.
fn element(pages: &Pages, id: NodeId, marks: &Marks, children: Vec<Object>, page_ids: &[ObjectId]) -> Dictionary {
    let node = &pages.nodes[id.0];
    // A number alone means a mark on the element's own page.
    let own_page = marks.first().map(|&(page, _)| page);
    let mark = |&(page, number): &(usize, i64)| match own_page {
        Some(own) if own == page => Object::Integer(number),
        Some(_) | None => Object::Dictionary(dictionary! { "Type" => "MCR", "Pg" => page_ids[page], "MCID" => number }),
    };
    let kids: Vec<Object> = marks.iter().map(mark).chain(children).collect();
    let mut element = dictionary! { "Type" => "StructElem", "S" => node.role.name(), "K" => kids };
    if let Some(&(page, _)) = marks.first() {
        element.set("Pg", page_ids[page]);
        if node.role == Role::Figure {
            element.set("A", dictionary! { "O" => "Layout", "BBox" => bounding_box(pages, id, page) });
        }
    }
    if let Some(alt) = &node.alt {
        element.set("Alt", text_string(alt));
    }
    if let Some(scope) = node.role.scope() {
        element.set("A", dictionary! { "O" => "Table", "Scope" => scope });
    }
    element
}

/// Lower left and upper right corner of what the node draws on `page`.
fn bounding_box(pages: &Pages, id: NodeId, page: usize) -> Vec<Object> {
    let own = pages.pages[page].items.iter().filter(|placed| placed.node == Some(id));
    let area = own.map(|placed| placed.item.bounds()).reduce(Rect::around).unwrap_or(Rect::new(0.0, 0.0, 0.0, 0.0));
    let (_, height) = pages.size_of(&pages.pages[page]);
    let sides = [area.x, height - area.bottom(), area.right(), height - area.y];
    sides.iter().map(|side| Object::Real((side * 100.0).round() / 100.0)).collect()
}

fn integer(value: usize) -> Object {
    Object::Integer(i64::try_from(value).expect("a document has few pages"))
}
