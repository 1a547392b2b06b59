package kz.jauap.llm;

/// The model of those tenants that have none of their own.
///
/// @param allowed false asks no model for anybody: the house's switch
public record HouseModel(boolean allowed, ModelPlan plan) {

    public static final HouseModel NONE = new HouseModel(true, ModelPlan.NONE);
}
